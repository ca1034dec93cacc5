"""Amounts of money in words."""

from decimal import ROUND_HALF_EVEN, Decimal

from rabta.briefing.rules.wording import plain_number

_CURRENCIES = {
    "USD": "US dollars", "PKR": "Pakistani rupees", "EUR": "euros", "GBP": "pounds sterling", "AED": "UAE dirhams",
    "SAR": "Saudi riyals",
}  # fmt: skip
_LARGE = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_THOUSANDTH, _HUNDREDTH = Decimal("0.001"), Decimal("0.01")


def currency_in_words(currency: str) -> str:
    """A currency as people say it; its code where they say that."""
    return _CURRENCIES.get(currency, currency or "of a currency not stated")


def money_in_words(amount: Decimal, currency: str) -> str:
    """An amount to the hundredth below a million, above it to the thousandth of the large unit (half to even).

    >>> money_in_words(Decimal("12797000000"), "USD"), money_in_words(Decimal("512345.5"), "PKR")
    ('12.797 billion US dollars', '512,345.5 Pakistani rupees')
    """
    name = currency_in_words(currency)
    for unit, word in _LARGE:
        if abs(amount) >= unit:
            return f"{plain_number((amount / unit).quantize(_THOUSANDTH, rounding=ROUND_HALF_EVEN))} {word} {name}"
    return f"{plain_number(amount.quantize(_HUNDREDTH, rounding=ROUND_HALF_EVEN))} {name}"
