#!/usr/bin/env python3
"""The icons: there, of the right size, drawable, and the symbolic one in one colour."""

import os
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

root = pathlib.Path(os.environ['LYKTA_SOURCE_DIR']) / 'data' / 'icons'
bad = []

app_id = 'io.github.lykta.Lykta'
for name, size in ((f'hicolor/scalable/apps/{app_id}.svg', 128), (f'hicolor/symbolic/apps/{app_id}-symbolic.svg', 16)):
    icon = xml.parse(root / name).getroot()
    if (icon.get('width'), icon.get('height'), icon.get('viewBox')) != (str(size), str(size), f'0 0 {size} {size}'):
        bad.append(f'{name}: not {size} x {size}')

for path in sorted(root.rglob('*.svg')):
    name = path.relative_to(root)
    text = path.read_text(encoding='utf-8')
    xml.fromstring(text)
    if re.search(r'(xlink:)?href="(?!#)|<script|<image|<text', text):
        bad.append(f'{name}: refers to something outside, or to a font')
    if path.stem.endswith('-symbolic'):
        colours = set(re.findall(r'(?:fill|stroke)[=:]"?\s*(#[0-9a-fA-F]{3,6})', text))
        if len(colours) > 1:
            bad.append(f'{name}: GTK recolours symbolic icons; this one has {len(colours)} colours')

try:
    import gi
    gi.require_version('GdkPixbuf', '2.0')
    from gi.repository import GdkPixbuf, GLib
    for path in sorted(root.rglob('*.svg')):
        try:
            picture = GdkPixbuf.Pixbuf.new_from_file_at_size(str(path), 64, 64)
            if not any(picture.get_pixels()):
                bad.append(f'{path.relative_to(root)}: nothing is drawn')
        except GLib.Error as error:
            bad.append(f'{path.relative_to(root)}: {error.message}')
except (ImportError, ValueError):
    print('the icons are not drawn: there is no GdkPixbuf for Python')

print('\n'.join(bad))
sys.exit(1 if bad else 0)
