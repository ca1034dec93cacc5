"""Silences what the check provokes on purpose: error pages, refused sign-ins, connections that are cut."""

import logging
import warnings

LOGGERS = ("django.request", "django.security", "axes", "psycopg.pool", "psycopg", "django.security.csrf")


def silence() -> None:
    """Let none of them write to this process's outputs: what they say, the answers show."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [logging.NullHandler()], False
    warnings.filterwarnings("ignore", category=RuntimeWarning)
