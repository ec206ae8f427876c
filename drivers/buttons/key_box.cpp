#include "drivers/buttons/key_box.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <linux/input-event-codes.h>

namespace drivers::buttons {
namespace {

using Codes = std::array<std::uint16_t, highest_face>;

constexpr std::array<Codes, 4> usual_codes{{{KEY_1, KEY_2, KEY_3, KEY_4},
                                            {KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4},
                                            {BTN_TRIGGER, BTN_THUMB, BTN_THUMB2, BTN_TOP},
                                            {BTN_SOUTH, BTN_EAST, BTN_C, BTN_NORTH}}};

/// Three to five different codes, separated by commas; else nothing.
std::vector<std::uint16_t> parse_codes(std::string_view text) {
  std::vector<std::uint16_t> codes;
  for (std::size_t at = 0; at <= text.size() && codes.size() <= most_faces;) {
    const auto comma = std::min(text.find(',', at), text.size());
    const auto number = text.substr(at, comma - at);
    std::uint16_t code = 0;
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), code);
    const bool is_code = parsed.ec == std::errc{} && parsed.ptr == number.data() + number.size() &&
                         code > 0 && code <= highest_code;
    if (!is_code || std::ranges::find(codes, code) != codes.end()) return {};
    codes.push_back(code);
    at = comma + 1;
  }
  if (codes.size() < fewest_faces || codes.size() > most_faces) return {};
  return codes;
}

}  // namespace

std::expected<KeyBoxConfig, std::string> parse_key_box(std::string_view address) {
  const auto question = address.find('?');
  const auto device = hid::parse_device_identity(keys::address_scheme, address.substr(0, question));
  if (!device) return std::unexpected(device.error());
  KeyBoxConfig config{.device = *device};
  if (question == address.npos) return config;
  constexpr std::string_view option = "faces=";
  const auto rest = address.substr(question + 1);
  if (rest.starts_with(option)) config.faces = parse_codes(rest.substr(option.size()));
  if (config.faces.empty()) {
    return std::unexpected(fmt::format(
        "{}: behind ? stands faces= with {} to {} different codes, the unhappiest first", address,
        fewest_faces, most_faces));
  }
  return config;
}

int KeyBox::face_of(std::uint16_t code) const {
  if (!faces_.empty()) return face_among(faces_, code);
  for (const auto& usual : usual_codes) {
    if (const int face = face_among(usual, code); face != no_face) return face;
  }
  return no_face;
}

std::expected<std::vector<Edge>, BoxError> KeyBox::wait(std::chrono::milliseconds limit) {
  const auto read = keyboard_.wait(limit);
  if (!read) return std::unexpected(BoxError::Absent);
  std::vector<Edge> edges;
  // Which are down is not known any more: none, as far as anybody can tell.
  for (int face = neutral_face; read->torn && face <= highest_face; ++face) {
    edges.push_back({.face = face, .down = false, .at = keys::steady_now()});
  }
  for (const auto& event : read->events) {
    edges.push_back(
        {.face = face_of(event.code), .down = event.down, .code = event.code, .at = event.at});
  }
  return edges;
}

}  // namespace drivers::buttons
