#!/usr/bin/env python3
"""No source file passes 600 lines: one that does is two files."""

import os
import pathlib
import sys

root = pathlib.Path(os.environ['LYKTA_SOURCE_DIR'])
bad = []
for folder in ('src', 'tests', 'bench', 'build-aux', 'data/ui'):
    for path in sorted((root / folder).rglob('*')):
        if path.suffix in ('.c', '.h', '.py', '.sh', '.blp', '') and path.is_file() and '__pycache__' not in path.parts:
            lines = path.read_bytes().count(b'\n')
            if lines > 600:
                bad.append(f'{path.relative_to(root)}: {lines} lines')

print('\n'.join(bad))
sys.exit(1 if bad else 0)
