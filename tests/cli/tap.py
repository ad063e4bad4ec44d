# tap.py: what the scripts that drive lyktactl share
#
# SPDX-License-Identifier: GPL-3.0-or-later

import gettext
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

BUILD = os.environ["LYKTA_TEST_BUILD"]
LYKTACTL = os.path.join(BUILD, "src", "cli", "lyktactl")

SOURCE = os.environ["LYKTA_SOURCE_DIR"]
CATALOGUES = tempfile.mkdtemp(prefix="lykta-locale-")

tests = []


def test(function):
    """Each test runs in an empty folder of its own."""
    tests.append(function)
    return function


def translate():
    """The Swedish catalogue as it stands in the sources; gettext's own programs make it."""
    folder = os.path.join(CATALOGUES, "sv", "LC_MESSAGES")
    if not os.path.exists(folder):
        os.makedirs(folder)
        parts = [os.path.join(SOURCE, "po", "sv.po"), *glob.glob(os.path.join(SOURCE, "po", "parts", "*.po"))]
        merged = subprocess.run(["msgcat", "--use-first", *parts], capture_output=True, check=True).stdout
        subprocess.run(["msgfmt", "-o", os.path.join(folder, "lykta.mo"), "-"], input=merged, check=True)
    return gettext.translation("lykta", CATALOGUES, ["sv"]).gettext


def run(*arguments, input=None, locale="C.UTF-8", code=0, **more):
    """Runs lyktactl; what it says on standard error is one line at most, and only when it refuses."""
    translate()
    env = dict(os.environ, LC_ALL=locale, LYKTA_LOCALE_DIR=CATALOGUES)
    env.pop("LANGUAGE", None)
    result = subprocess.run([LYKTACTL, *arguments], input=input, capture_output=True, env=env, timeout=60, **more)
    result.out = result.stdout.decode("utf-8") if code != "pdf" else ""
    result.err = result.stderr.decode("utf-8")
    expected = 0 if code == "pdf" else code
    assert result.returncode == expected, (
        f"{' '.join(arguments)}: exit {result.returncode}, not {expected}\n{result.stdout[:2000]}\n{result.err}")
    for word in ("CRITICAL", "WARNING", "Traceback"):
        assert word not in result.err, result.err
    return result


def refuse(*arguments, code=1, **more):
    """The message of a refusal: one sentence, to standard error."""
    result = run(*arguments, code=code, **more)
    lines = result.err.splitlines()
    assert lines and lines[0].startswith("lyktactl: "), result.err
    if code == 1:
        assert len(lines) == 1, result.err
        assert lines[0][-1] in ".?", lines[0]
    return lines[0][len("lyktactl: "):]


def read_json(*arguments, **more):
    return json.loads(run(*arguments, **more).stdout)


def main():
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, function in enumerate(tests, 1):
        name = function.__name__
        folder = tempfile.mkdtemp(prefix="lykta-test-")
        before = os.getcwd()
        os.chdir(folder)
        try:
            function()
            print(f"ok {number} {name}", flush=True)
        except Exception:
            failed += 1
            for line in traceback.format_exc(limit=-3).splitlines():
                print("#", line)
            print(f"not ok {number} {name}", flush=True)
        finally:
            os.chdir(before)
            shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(CATALOGUES, ignore_errors=True)
    sys.exit(failed > 0)
