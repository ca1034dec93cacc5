"""Where a consignment was going, so far that two reports' words can be compared: Jeddah and Saudi Arabia agree."""

from functools import lru_cache

from rabta.counting.rules.wording import place_words

_CITIES_BY_COUNTRY = {
    "saudi arabia": "jeddah, jidda, riyadh, dammam, medina, madinah, makkah, mecca, ksa, taif, tabuk",
    "united arab emirates": "dubai, sharjah, abu dhabi, uae, ras al khaimah, al ain, emirates",
    "qatar": "doha",
    "bahrain": "manama",
    "oman": "muscat, salalah",
    "kuwait": "kuwait city",
    "united kingdom": "london, manchester, birmingham, uk, england, britain, glasgow, leeds, bradford, heathrow",
    "malaysia": "kuala lumpur",
    "thailand": "bangkok, phuket",
    "turkey": "istanbul, turkiye, ankara",
    "italy": "milan, rome",
    "canada": "toronto, vancouver, montreal",
    "australia": "sydney, melbourne, brisbane, perth",
    "china": "beijing, guangzhou, urumqi, hong kong, shanghai",
    "sri lanka": "colombo",
    "united states": "new york, usa, america, us, chicago, houston",
    "germany": "frankfurt, berlin",
    "france": "paris",
    "spain": "barcelona, madrid",
    "netherlands": "amsterdam, rotterdam, holland",
    "sierra leone": "freetown",
    "south africa": "johannesburg, cape town, durban",
    "kenya": "nairobi",
    "ethiopia": "addis ababa",
    "iran": "tehran, mashhad, chabahar",
    "iraq": "baghdad, najaf, karbala, basra",
    "indonesia": "jakarta",
    "philippines": "manila",
    "japan": "tokyo, osaka, yokohama",
    "new zealand": "auckland",
    "india": "delhi, mumbai, amritsar",
    "nepal": "kathmandu",
    "bangladesh": "dhaka",
    "afghanistan": "kabul, kandahar",
}
_COUNTRY_OF = {city.strip(): country for country, cities in _CITIES_BY_COUNTRY.items() for city in cities.split(",")}


@lru_cache(maxsize=20_000)
def leads_to(text: str) -> frozenset[str]:
    """The places a destination text names: its words by consonants, and the countries of the cities it names.

    >>> bool(leads_to("Jeddah") & leads_to("Saudi Arabia"))
    True
    """
    padded = f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text.casefold()).split())} "
    countries = {country for city, country in _COUNTRY_OF.items() if f" {city} " in padded}
    named = frozenset(countries | {country for country in _CITIES_BY_COUNTRY if f" {country} " in padded})
    return named | place_words(text)
