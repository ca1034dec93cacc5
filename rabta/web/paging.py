"""Pages of a long list. Plain Python."""

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class Page:
    """One page of `total` things; numbers count from 1. `before` and `after` are None at the ends."""

    number: int
    first: int
    last: int
    total: int
    before: int | None
    after: int | None

    @classmethod
    def of(cls, number: int, *, total: int, size: int) -> "Page":
        last = min(number * size, total)
        return cls(
            number=number, first=min((number - 1) * size + 1, total), last=last, total=total,
            before=number - 1 if number > 1 else None, after=number + 1 if last < total else None,
        )  # fmt: skip


def page_number(request: HttpRequest) -> int:
    """The page an address asks for; 1 where it says nothing or nonsense."""
    said = request.GET.get("page", "1")
    return max(1, int(said)) if said.isascii() and said.isdigit() and len(said) < 7 else 1
