"""Processes beside this one that begin at once: what they need is imported before the first is asked for."""

import multiprocessing

FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(["benchmarks.soaking", "benchmarks.working", "ccms_tui.services.subjects"])
