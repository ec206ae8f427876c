# A printer at the bus is named, asked and printed on, with and without paper.
plug_in printer 04b8:0e15

# Its status is that of CUPS, which is not there: 2.
expect_status 2 "$bin/anjungan-devices" list
expect_said "^$printer_address/SN0001  EPSON TM-T82: the kernel.s usblp has it"

for profile in epson-tm-t82 generic-80mm; do
  expect_status 0 "$bin/anjungan-devices" probe "$printer_address" --profile "$profile"
  expect_said "readiness=ready trouble=none paper=enough"
  before=$(slips)
  expect_status 0 "$bin/anjungan-devices" print-test "$printer_address" --profile "$profile"
  expect_said "outcome=printed trouble=none"
  expect $((before + 1)) slips
done
expect 0 device stat unknown_bytes

device paper 0
expect_status 1 "$bin/anjungan-devices" probe "$printer_address"
expect_said "readiness=not_ready trouble=paper_out paper=out"
device paper 1
device late 3000
expect_status 1 "$bin/anjungan-devices" print-test "$printer_address" --profile epson-tm-t82
expect_said "outcome=unknown"
