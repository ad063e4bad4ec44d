#!/usr/bin/env python3
"""The Flatpak manifest: what can be checked without a network."""

import json
import os
import pathlib
import re
import sys

folder = pathlib.Path(os.environ['LYKTA_SOURCE_DIR']) / 'flatpak'
bad = []

manifests = [path for path in folder.glob('*.json')]
if not manifests:
    bad.append('there is no manifest in flatpak/')

# A register file holds what may be secret: no network, and no files but those the user chooses
ALLOWED = {'--share=ipc', '--socket=fallback-x11', '--socket=wayland', '--device=dri'}

for path in manifests:
    manifest = json.loads(path.read_text(encoding='utf-8'))

    def expect(condition, text):
        if not condition:
            bad.append(f'{path.name}: {text}')

    expect(manifest.get('id') == path.stem, 'the id is not the name of the file')
    expect(manifest.get('runtime') == 'org.gnome.Platform' and manifest.get('sdk') == 'org.gnome.Sdk', 'another runtime')
    expect(manifest.get('runtime-version') == '50', 'the runtime is not version 50')
    expect(manifest.get('command') == 'lykta', 'the command is not lykta')
    for argument in manifest.get('finish-args', []):
        expect(argument in ALLOWED, f'{argument} is more than the program needs')
    for key in ('branch', 'tags', 'desktop-file-name-suffix'):
        expect(key not in manifest, f'{key} does not belong in a released manifest')

    for module in manifest.get('modules', []):
        expect(isinstance(module, dict) and module.get('name'), 'a module without a name')
        for source in module.get('sources', []):
            if source['type'] in ('archive', 'file'):
                expect(source['url'].startswith('https://'), f'{source["url"]} is not https')
                expect(re.fullmatch('[0-9a-f]{64}', source.get('sha256', '')), f'{source["url"]} has no sha256')
            elif source['type'] == 'git':
                expect(re.fullmatch('[0-9a-f]{40}', source.get('commit', '')), f'{source["url"]} has no commit')
            else:
                expect(source['type'] == 'dir' and module['name'] == 'lykta', f'a source of type {source["type"]}')
    last = manifest['modules'][-1]
    expect(last['name'] == 'lykta', 'the program is not the last module')
    for option in ('-Ddevel=false', '-Dhooks=false'):
        expect(option in last.get('config-opts', []), f'{option} is missing: what only tests use would be shipped')

print('\n'.join(bad))
sys.exit(1 if bad else 0)
