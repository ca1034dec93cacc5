"""The menu of the console: its groups, their pages, and which further pages lie under each.

It stands twice on every page, for narrow screens and for wide ones, with some forty links: so it is made once for each
language, page and set of roles, and kept.
"""

import functools
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop


@dataclass(frozen=True)
class Link:
    """A page of the menu by its name in urls.py; `under`: the pages that lie under it; `only`: for whom it stands there.

    What is left out is manners only: the house refuses everybody else.
    """

    page: str
    words: str
    under: str = ""
    only: str = ""

    def holds(self, here: str) -> bool:
        """Whether the page one is on is this one, or lies under it."""
        return here == self.page or here in self.under.split()


MENU: tuple[tuple[str, tuple[Link, ...]], ...] = (
    (gettext_noop("The picture"), (
        Link("situation", gettext_noop("Situation")),
        Link("briefing", gettext_noop("Briefing"), "figure"),
        Link("flows", gettext_noop("Analysis"), "flow trends hot_spots worth agencies_beside saved_views"),
        Link("publications", gettext_noop("Publications"), "publication"),
        Link("prices", gettext_noop("Prices and rates"), "priced_list bring_prices"),
        Link("returns", gettext_noop("Returns"), "return"),
        Link("signals", gettext_noop("Early warning"), "signal"),
        Link("reporting", gettext_noop("Who has reported")),
        Link("check", gettext_noop("Check a text"), "check_judged"),
    )),
    (gettext_noop("The record"), (
        Link("search", gettext_noop("Search")),
        Link("identities", gettext_noop("Persons"), "identity identities_asked mention_pair things thing"),
        Link("reports", gettext_noop("Reports"), "report receipt"),
        Link("file_land", gettext_noop("File a field")),
        Link("events", gettext_noop("Events"), "event incident"),
        Link("custody", gettext_noop("Custody"), "exhibit"),
        Link("review", gettext_noop("Review"), "pair decided"),
        Link("ledger", gettext_noop("Ledger"), "ledger_review checkpoint"),
    )),
    (gettext_noop("Airports"), (
        Link("airports", gettext_noop("The board"),
             "airport lapse airports_minister unscreened projected_images airport_log lanes lane_device enter_lane_device"),
        Link("scans", gettext_noop("Scans"), "scan find find_in_bag finds examination"),
        Link("flights", gettext_noop("Flights"), "flight"),
        Link("matches", gettext_noop("Matches"), "match"),
        Link("watch_lists", gettext_noop("Watch-lists"),
             "watch_list watch_entry open_watch_list add_watch_entry bring_watch_entries"),
        Link("alerts", gettext_noop("Alerts for your post")),
        Link("rules", gettext_noop("Rules"), "rule write_rule change_rule rule_test"),
    )),
    (gettext_noop("People on the move"), (
        Link("encounters", gettext_noop("Encounters"), "encounter file_encounter"),
        Link("networks", gettext_noop("Networks"), "network state_facts"),
        Link("warnings", gettext_noop("Warnings"), "warning raise_warning"),
        Link("programmes", gettext_noop("Programmes and treatment"), "state_programme"),
        Link("bulletins", gettext_noop("Bulletins"), "bulletin write_bulletin"),
        Link("referrals", gettext_noop("Referrals"), only="protects"),
    )),
    (gettext_noop("Poppy land"), (
        Link("land", gettext_noop("The season"), "land_district land_certificate land_field land_place"),
        Link("land_watch", gettext_noop("Early watch")),
    )),
    (gettext_noop("Together"), (
        Link("work", gettext_noop("My work"), "work_task"),
        Link("watch", gettext_noop("Watch desk"), "alarm phone_intake", only="watches"),
        Link("raised", gettext_noop("Raised alarms"), only="directs"),
        Link("operations", gettext_noop("Planned operations"), "operation file_operation change_operation targets"),
        Link("cases", gettext_noop("Cases"), "case open_case assistance_list assistance ask_agency"),
        Link("commitments", gettext_noop("Commitments"), "commitment meeting propose"),
        Link("equipment", gettext_noop("Equipment"), "device enter_device bring_register"),
        Link("partners", gettext_noop("Partner requests"), "partner_request ask_centre draft_for_partner", only="partners"),
        Link("requests", gettext_noop("Requests for a release")),
    )),
)  # fmt: skip
FOR_SOME = frozenset(link.only for _, links in MENU for link in links if link.only)
NOTHING = format_html("{}", "")
COUNTED = "work"
"""The page beside whose words stands how much waits: the menu is kept in two halves, and that stands between them."""


def menu(*, here: str, roles: frozenset[str], waiting: SafeString) -> SafeString:
    """The groups of the menu with their links, for a reader with these `roles` (names of FOR_SOME), on the page `here`."""
    before, behind = _halves(translation.get_language() or "", here, roles)
    return before + waiting + behind


@functools.lru_cache(maxsize=4096)
def _halves(language: str, here: str, roles: frozenset[str]) -> tuple[SafeString, SafeString]:
    """Both halves for everybody with these roles: they hold words of our own in this language, and no other."""
    before, behind = NOTHING, NOTHING
    for words, links in MENU:
        group = format_html('<p class="group">{}</p>\n<ul>\n', gettext(words))
        for link in (link for link in links if not link.only or link.only in roles):
            group += _opened(link, here)
            if link.page == COUNTED:
                before, behind, group = before + behind + group, NOTHING, NOTHING
            group = format_html("{}</a></li>\n", group)
        behind = format_html("{}{}</ul>\n", behind, group)
    return before, behind


def _opened(link: Link, here: str) -> SafeString:
    if link.holds(here):
        return format_html('<li><a href="{}" aria-current="page">{}', reverse(link.page), gettext(link.words))
    return format_html('<li><a href="{}">{}', reverse(link.page), gettext(link.words))
