"""Days, moments and months, as the reader's language writes them."""

from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from rabta.language.sentences import MONTHS
from rabta.web.periods import optional_day
from rabta.web.templatetags.words import separator

register = template.Library()


@register.filter
def day(value: date | datetime | str | None) -> SafeString | str:
    """A day as `6 December 2025`. A moment is shown by its day in Asia/Karachi."""
    found = _as_date(value)
    if found is None:
        return gettext("date not stated")
    return format_html('<time datetime="{}"><bdi>{}</bdi></time>', found.isoformat(), day_in_words(found))


@register.filter
def day_in_words(value: date | str) -> str:
    """A day as plain text; what is no day stands as it is."""
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    return f"{found.day} {gettext(MONTHS[found.month - 1])} {found.year}"


@register.filter
def moment(value: datetime | str | None) -> SafeString | str:
    """A moment as `6 December 2025, 14:05` in Asia/Karachi."""
    if value is None:
        return ""
    at = timezone.localtime(datetime.fromisoformat(value) if isinstance(value, str) else value)
    said = f"{at.day} {gettext(MONTHS[at.month - 1])} {at.year}{separator()}{at:%H:%M}"
    return format_html('<time datetime="{}"><bdi>{}</bdi></time>', at.isoformat(), said)


@register.filter
def soon(value: datetime) -> SafeString:
    """A moment of these days as `6 Dec 14:05` in Asia/Karachi, for lists that must stay short."""
    at = timezone.localtime(value)
    said = f"{at.day} {month_name(at.date())} {at:%H:%M}"
    return format_html('<time datetime="{}"><bdi class="n">{}</bdi></time>', at.isoformat(), said)


@register.filter
def month_name(value: date | str | None) -> str:
    """A month by its name alone, short enough for under a bar: the Urdu names are short as they are."""
    name = MONTHS[int(str(value)[5:7]) - 1]
    return gettext(name) if get_language() == "ur" else name[:3]


@register.filter
def month_of_year(number: int) -> str:
    """A month of any year by its number, from 1."""
    return gettext(MONTHS[number - 1])


@register.filter
def month(value: date | str | None) -> str:
    """`2025-11` or a date as `Nov 25`, short enough for under a bar."""
    text = str(value or "")[:7]
    if len(text) != 7:
        return text
    if get_language() == "ur":
        return f"{int(text[5:7])}/{text[2:4]}"
    return f"{MONTHS[int(text[5:7]) - 1][:3]} {text[2:4]}"


def _as_date(value: date | datetime | str | None) -> date | None:
    if value in (None, ""):
        return None
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return timezone.localtime(value).date() if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def misread_day(text: str | None) -> bool:
    """Whether the address names a day that cannot be read: the page then says that it took another one."""
    return bool(text and text.strip()) and optional_day(str(text)) is None


@register.filter
def since(then: datetime, now: datetime) -> str:
    """How long ago, in hours and minutes, as a clock shows it: 0:07, 26:40.

    >>> since(datetime(2025, 3, 1, 4, 0), datetime(2025, 3, 1, 5, 7, 59))
    '1:07'
    """
    minutes = max(0, int((now - then).total_seconds())) // 60
    return f"{minutes // 60}:{minutes % 60:02}"


@register.filter
def minutes(length: timedelta) -> int:
    """A stretch of time in whole minutes."""
    return int(length.total_seconds()) // 60
