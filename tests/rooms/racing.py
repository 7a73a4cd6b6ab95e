"""Real processes that start together; each has its own connection."""

from __future__ import annotations

import multiprocessing

from django.db import connections

RACERS = 4
processes = multiprocessing.get_context("fork")


def race(deed, arguments: list) -> list[str]:
    """Run `deed(barrier, argument)` in one process per argument, all at once.

    Returns what each deed returned, or „Name: text“ of what it raised.
    """
    connections.close_all()
    barrier = processes.Barrier(len(arguments))
    results = processes.Queue()
    racers = [
        processes.Process(target=_run, args=(deed, barrier, argument, results))
        for argument in arguments
    ]
    for racer in racers:
        racer.start()
    outcomes = [results.get(timeout=60) for _racer in racers]
    for racer in racers:
        racer.join(timeout=10)
    return sorted(outcomes)


def _run(deed, barrier, argument, results):
    try:
        results.put(str(deed(barrier, argument)))
    except Exception as error:
        results.put(f"{type(error).__name__}: {error}")
    finally:
        connections.close_all()
