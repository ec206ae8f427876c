#!/bin/sh
# What ippeveprinter runs for each job ($1: the document). The test writes the printer's state into
# $PRINTER_DIR/mode: ok, media-empty, jam, fail or slow. A printed document becomes slip.NUMBER.
told=
tell() {  # tells the print system of a reason once
  [ "$told" = "$1" ] || echo "STATE: +$1" >&2
  told=$1
}
touch "$PRINTER_DIR/started"
while :; do
  case $(cat "$PRINTER_DIR/mode") in
    media-empty) tell media-empty-error ;;
    jam) tell media-jam-error ;;
    slow) ;;
    fail) exit 1 ;;
    *) break ;;
  esac
  sleep 0.1
done
[ -z "$told" ] || echo "STATE: -$told" >&2
cp "$1" "$PRINTER_DIR/new.$$" && mv "$PRINTER_DIR/new.$$" "$PRINTER_DIR/slip.$$"
