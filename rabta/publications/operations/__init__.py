from rabta.publications.operations.editions import CENTRE, NewEdition, prepare_edition, prepare_restatement, sign_edition

__all__ = ["CENTRE", "NewEdition", "prepare_edition", "prepare_restatement", "sign_edition"]
