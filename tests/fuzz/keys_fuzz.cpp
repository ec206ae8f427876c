// Any keys in any order, three bytes each (code, and whether it went down), as a device that is
// broken or means harm may report them; and any text as the address of such a device.

#include "drivers/buttons/box_address.h"
#include "drivers/keys/keypad.h"
#include "drivers/keys/typed_text.h"
#include "drivers/scanner/framing.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

constexpr std::size_t event_bytes = 3;

void check_typing(Input input) {
  drivers::keys::TypedText text;
  drivers::scanner::Framing framing;
  for (; input.size() >= event_bytes; input = input.subspan(event_bytes)) {
    const auto code = static_cast<std::uint16_t>(input[0] | (input[1] << 8U));
    if (input[2] == 255) text.forget();
    const auto character = text.take({.code = code, .down = input[2] % 2 == 1});
    if (!character) continue;
    const auto byte = static_cast<std::uint8_t>(*character);
    require(byte != 0);
    framing.add({&byte, 1});
    if (const auto name = drivers::keys::key_name(code)) require(!name->empty());
  }
}

/// What was understood of a touch panel's identity can be written, and is understood as the same.
void check_identity(const std::string& text) {
  using drivers::hid::parse_device_identity;
  const auto identity = parse_device_identity("", text);
  require(identity || !identity.error().empty());
  if (identity) require(*parse_device_identity("", to_address("", *identity)) == *identity);
}

Verdict run(Input input) {
  check_typing(input);
  check_identity(text_of(input));
  const auto box = drivers::buttons::parse_box(text_of(input));
  if (!box) {
    require(!box.error().empty());
    return Verdict::Refused;
  }
  // What was understood can be written, and is understood as the same.
  const auto scheme = box->kind == drivers::buttons::BoxKind::Reports
                          ? drivers::buttons::hid_box_scheme
                          : drivers::keys::address_scheme;
  const auto again = drivers::hid::parse_device_identity(scheme, to_address(scheme, box->device));
  require(again && *again == box->device);
  return Verdict::Taken;
}

std::vector<std::string> seeds() {
  return {"0eef:0001/S1", "evdev:0c2e:0b61", "evdev:1234:5678/17303B0DC4?faces=2,3,4,5",
          "hid:1234:5678?faces=4,3,2",
          std::string("\x38\0\1\x52\0\1\x4d\0\1\x4c\0\1\x38\0\0\x1c\0\1", 18)};
}

}  // namespace

const Target keys{"keys", run, seeds};

}  // namespace fuzz
