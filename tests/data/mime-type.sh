#!/bin/sh
# A register file is known by what stands in it, whatever its name; another SQLite file is not.
set -eu
for tool in update-mime-database sqlite3 gio; do
  command -v $tool >/dev/null || { echo "skipped: there is no $tool"; exit 77; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/share/mime/packages"
cp "$LYKTA_SOURCE_DIR/data/io.github.lykta.Lykta.xml" "$work/share/mime/packages/"
export XDG_DATA_HOME="$work/share"
update-mime-database "$work/share/mime"

sqlite3 "$work/without-ending" 'PRAGMA application_id = 0x4c594b54; CREATE TABLE t (x);'
sqlite3 "$work/other" 'PRAGMA application_id = 1; CREATE TABLE t (x);'
echo 'cut short' > "$work/damaged.lykta"

expect ()
{
  found=$(gio info -a standard::content-type "$work/$1" | sed -n 's/^ *standard::content-type: //p')
  [ "$found" = "$2" ] || { echo "$1: $found, and not $2"; exit 1; }
}
expect without-ending application/vnd.lykta.register
expect damaged.lykta application/vnd.lykta.register
expect other application/vnd.sqlite3
