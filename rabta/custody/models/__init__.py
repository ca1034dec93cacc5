from rabta.custody.models.chain import CustodyStep, CustodyWithdrawal, Exhibit

__all__ = ["CustodyStep", "CustodyWithdrawal", "Exhibit"]
