#!/usr/bin/env python3
"""The lists are whole: a source that meson.build forgets, or a file that its resource bundle
forgets, is found here and not by a user."""

import os
import pathlib
import re
import sys

root = pathlib.Path(os.environ['LYKTA_SOURCE_DIR'])
bad = []


def listed_in(listing, path, name):
    if f"'{name}'" not in listing:
        bad.append(f'{path.relative_to(root)}: not in the meson.build that should list it')


# A file of src/ may be listed by its own folder or, for the window's class files, by a neighbour
for path in sorted((root / 'src').rglob('*.c')):
    own = (path.parent / 'meson.build').read_text(encoding='utf-8')
    ui = (root / 'src' / 'ui' / 'meson.build').read_text(encoding='utf-8')
    listed_in(own + (ui.replace("'../", "'") if path.parent == root / 'src' else ''), path, path.name)

for path in sorted((root / 'data' / 'ui').glob('*.blp')):
    listed_in((path.parent / 'meson.build').read_text(encoding='utf-8'), path, path.name)

for path in sorted((root / 'tests').rglob('test-*.c')):
    name = path.stem.removeprefix('test-')
    listed_in((path.parent / 'meson.build').read_text(encoding='utf-8'), path, name)

for folder, bundle in (('sql', 'lykta-core'), ('example', 'lykta-registers'), ('review', 'lykta-review')):
    listing = (root / 'data' / folder / f'{bundle}.gresource.xml').read_text(encoding='utf-8')
    named = set(re.findall(r'<file[^>]*>([^<]+)</file>', listing))
    for path in sorted((root / 'data' / folder).rglob('*')):
        name = path.relative_to(root / 'data' / folder).as_posix()
        if path.is_file() and path.suffix not in ('.md',) and name not in named | {'meson.build', f'{bundle}.gresource.xml'}:
            bad.append(f'data/{folder}/{name}: not in {bundle}.gresource.xml')

print('\n'.join(bad))
sys.exit(1 if bad else 0)
