"""What a browser calls itself, in two words that its owner recognises."""

BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "Mac"),
           ("Linux", "Linux"))  # fmt: skip
"""In this order: a browser names its older relatives after itself, and an Android says Linux too."""


def browser_name(said: str) -> str:
    """Browser and system of a User-Agent (RFC 9110 section 10.1.5), which says what it likes; else its first words.

    >>> browser_name("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    'Firefox, Linux'
    >>> browser_name("curl/8.5.0"), browser_name("")
    ('curl/8.5.0', '')
    """
    browser = next((name for sign, name in BROWSERS if sign in said), None)
    system = next((name for sign, name in SYSTEMS if sign in said), None)
    if browser is None:
        return said[:40]
    return f"{browser}, {system}" if system else browser
