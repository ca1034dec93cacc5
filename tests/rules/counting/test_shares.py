"""Counting by several processes gives what counting by one gives, and a process that dies is an error, not a silence."""

import itertools
import multiprocessing
import os

import pytest

from rabta.cli.benches.density_bed import bed
from rabta.counting.rules import shares
from rabta.counting.rules.count import count
from rabta.counting.rules.shares import in_order, in_shares


def test_the_answer_does_not_depend_on_the_number_of_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "LEAST", 10)
    readings = bed(400, seed=2).readings
    assert count(readings, processes=1) == count(readings, processes=2) == count(readings, processes=3)


def test_shares_cover_everything_once_and_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "LEAST", 1)
    for size in (1, 2, 7, 100):
        assert in_order(in_shares(range, size=size, processes=3)) == list(range(size))


def test_a_share_without_an_answer_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "LEAST", 1)
    with pytest.raises(RuntimeError, match="without an answer"):
        list(in_shares(lambda first, last: iter([os._exit(1)]), size=10, processes=2))


def test_who_stops_listening_ends_the_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "LEAST", 1)
    heard = in_shares(lambda first, last: itertools.repeat(first), size=10, processes=2)
    next(heard)
    heard.close()
    for process in multiprocessing.active_children():
        process.join(timeout=10)
    assert not multiprocessing.active_children()
