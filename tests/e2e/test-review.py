#!/usr/bin/env python3
# test-review.py: a section of the management review is written, and the document exported
#
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import subprocess
import sys

from driver import App, Failure, example, lyktactl, main

WORDS = "The head of the office wants two more classifications before summer."


def read_pdf(path):
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    return " ".join(text.split())


def write_and_export(folder):
    """A section is written, said to be saved, exported and found in the PDF"""
    path = example(folder)
    with App(path, home=folder) as app:
        app.click("list item", "Management review")
        app.find("heading", "Own text")
        app.wait(lambda: "Sammanfattning" in app.find("list", "Sections of the review").text_below(), "the sections")
        text = app.find("text box", "Own text")
        before = text.text()
        app.mouse(text)
        app.expect_focus("text box", "Own text")
        app.key("Control+End")
        app.key("Return")
        app.type(WORDS)
        app.find("label", "Not saved yet")
        app.find("label", re.compile("^Saved"))
        app.wait(lambda: WORDS in lyktactl("export", path, "sections", "--format", "json"), "the text in the file")

        app.click("button", "Export PDF")
        dialog = app.find("dialog", "Export the Management Review")
        name = app.find("text box", re.compile(""), within=dialog).text()
        app.click("button", "Save", within=dialog)
        app.expect("The management review is exported")

        app.key("Control+z")
        app.wait(lambda: app.find("text box", "Own text").text() == before, "the text as it was")
        app.close()

    if WORDS not in (found := read_pdf(folder / name)):
        raise Failure(f"the text is not in {name}: {found[:400]}")
    if WORDS not in lyktactl("log", path):
        raise Failure("the log does not tell what was written")
    lyktactl("check", path)


sys.exit(main(write_and_export))
