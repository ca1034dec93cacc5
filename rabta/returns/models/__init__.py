from rabta.returns.models.return_made import ReturnMade, ReturnSending, ReturnStep

__all__ = ["ReturnMade", "ReturnSending", "ReturnStep"]
