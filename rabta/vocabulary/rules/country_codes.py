"""Country codes: from the three letters of documents to the two that the record keeps. As documented, never inferred."""

from rabta.vocabulary.rules.tables import table


def two_letters(code: str) -> str:
    """The code of two letters of a documented state; empty where it is none (stateless, refugee, not a code).

    >>> two_letters("PAK"), two_letters("pk"), two_letters("D"), two_letters("XXB"), two_letters("Pakistani")
    ('PK', 'PK', 'DE', '', '')
    """
    said = code.strip().upper()
    codes: dict[str, str] = table("country_codes")["codes"]
    return said if len(said) == 2 and said in set(codes.values()) else codes.get(said, "")
