#include "drivers/buttons/box_address.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "drivers/buttons/hid_box.h"
#include "drivers/buttons/key_box.h"

namespace drivers::buttons {
namespace {

/// Numbers separated by commas; nothing where one of them is none.
std::vector<std::uint16_t> parse_codes(std::string_view text) {
  std::vector<std::uint16_t> codes;
  for (std::size_t at = 0; at <= text.size() && codes.size() <= most_faces;) {
    const auto comma = std::min(text.find(',', at), text.size());
    const auto number = text.substr(at, comma - at);
    std::uint16_t code = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), code);
    if (parsed.ec != std::errc{} || parsed.ptr != number.data() + number.size()) return {};
    codes.push_back(code);
    at = comma + 1;
  }
  return codes;
}

}  // namespace

std::expected<BoxConfig, std::string> parse_box(std::string_view address) {
  const auto question = address.find('?');
  const bool in_reports = address.starts_with(hid_box_scheme);
  const auto device = hid::parse_device_identity(in_reports ? hid_box_scheme : keys::address_scheme,
                                                 address.substr(0, question));
  if (!device) return std::unexpected(device.error());
  BoxConfig config{.kind = in_reports ? BoxKind::Reports : BoxKind::Keys, .device = *device};
  if (question == address.npos) return config;
  constexpr std::string_view option = "faces=";
  const auto rest = address.substr(question + 1);
  if (rest.starts_with(option)) config.faces = parse_codes(rest.substr(option.size()));
  if (!are_faces(config.faces)) {
    return std::unexpected(fmt::format(
        "{}: behind ? stands faces= with {} to {} different codes, the unhappiest first", address,
        fewest_faces, most_faces));
  }
  return config;
}

std::unique_ptr<ButtonBox> make_box(BoxConfig config) {
  if (config.kind == BoxKind::Reports) return std::make_unique<HidBox>(std::move(config));
  return std::make_unique<KeyBox>(std::move(config));
}

}  // namespace drivers::buttons
