#!/usr/bin/env python3
"""Every key of the settings schema is used, and every setting has a line that says what it is."""

import os
import pathlib
import sys
import xml.etree.ElementTree as xml

root = pathlib.Path(os.environ['LYKTA_SOURCE_DIR'])
if not (root / 'src' / 'main.c').exists():
    print('skipped: there is no window yet')
    sys.exit(77)

text = '\n'.join(path.read_text(encoding='utf-8') for path in (root / 'src').rglob('*.[ch]'))
bad = []
for key in xml.parse(root / 'data' / 'io.github.lykta.Lykta.gschema.xml').getroot().iter('key'):
    name = key.get('name')
    if f'"{name}"' not in text:
        bad.append(f'{name}: no source names this key')
    if not key.findtext('summary'):
        bad.append(f'{name}: no summary')

print('\n'.join(bad))
sys.exit(1 if bad else 0)
