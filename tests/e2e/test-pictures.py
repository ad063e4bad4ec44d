#!/usr/bin/env python3
# test-pictures.py: a picture of every page, in every look, is taken without a warning
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pathlib
import shutil
import struct
import subprocess
import sys

from driver import HARMLESS, WARNING, Failure, example, main

# Pages, dark, high contrast, 360 wide, text at 200 %
WANTED = ["overview", "overview-dark", "overview-contrast", "overview-narrow", "overview-large-text", "review", "review-dark",
          *(f"plan{view}{look}" for view in ("", "-list", "-years") for look in ("", "-dark", "-contrast", "-narrow", "-large-text")),
          "review-narrow", "assets", "assets-record", "assets-record-dark", "assets-record-contrast", "assets-narrow",
          "assets-large-text", "goto", "preferences", "shortcuts", "welcome", "welcome-dark", "welcome-narrow"]


def width(path):
    """The width that stands in the head of a PNG file."""
    return struct.unpack(">I", path.read_bytes()[16:20])[0]


def take_pictures(folder):
    """Pictures of all pages: light, dark, high contrast, 360 wide, text at 200 %"""
    taken = folder / "pictures"
    environment = dict(os.environ, XDG_DATA_HOME=str(folder), XDG_CACHE_HOME=str(folder))
    result = subprocess.run(["lykta", "--pictures", taken, example(folder)], env=environment, stderr=subprocess.PIPE, text=True, timeout=200)
    if result.returncode != 0:
        raise Failure(f"lykta ended with {result.returncode}: {result.stderr}")
    if warnings := [line for line in result.stderr.splitlines() if WARNING.search(line) and not HARMLESS.search(line)]:
        raise Failure("\n".join(warnings))
    if missing := [name for name in WANTED if not (taken / f"{name}.png").exists()]:
        raise Failure(f"there are no pictures of {missing}")
    for path in taken.glob("*.png"):
        if (width(path) == 360) != ("narrow" in path.stem):
            raise Failure(f"{path.name} is {width(path)} wide")
    kept = pathlib.Path(os.environ.get("LYKTA_ARTIFACTS", "/tmp/lykta-e2e-artifacts")) / "pictures"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(taken, kept)
    print(f"# {len(list(kept.iterdir()))} pictures are in {kept}", flush=True)


sys.exit(main(take_pictures))
