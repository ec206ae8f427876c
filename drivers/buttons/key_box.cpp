#include "drivers/buttons/key_box.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <linux/input-event-codes.h>

namespace drivers::buttons {
namespace {

constexpr std::array<FaceCodes, 4> usual_faces{{{KEY_1, KEY_2, KEY_3, KEY_4},
                                                {KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4},
                                                {BTN_TRIGGER, BTN_THUMB, BTN_THUMB2, BTN_TOP},
                                                {BTN_SOUTH, BTN_EAST, BTN_C, BTN_NORTH}}};

int place_in(const FaceCodes& faces, std::uint16_t code) {
  const auto found = std::ranges::find(faces, code);
  return found == faces.end() ? 0 : static_cast<int>(found - faces.begin()) + lowest_face;
}

/// Four different codes, separated by commas.
std::optional<FaceCodes> parse_faces(std::string_view text) {
  FaceCodes faces{};
  for (std::size_t i = 0; i < faces.size(); ++i) {
    const auto comma = text.find(',');
    const auto number = text.substr(0, comma);
    auto& code = faces.at(i);
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), code);
    const bool is_last = i + 1 == faces.size();
    const bool is_code = parsed.ec == std::errc{} && parsed.ptr == number.data() + number.size() &&
                         code > 0 && code <= KEY_MAX;
    if (!is_code || is_last != (comma == text.npos)) return std::nullopt;
    if (std::ranges::count(faces, code) > 1) return std::nullopt;
    text.remove_prefix(is_last ? text.size() : comma + 1);
  }
  return faces;
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
  const auto faces =
      rest.starts_with(option) ? parse_faces(rest.substr(option.size())) : std::nullopt;
  if (!faces) {
    return std::unexpected(
        fmt::format("{}: behind ? stands faces= with {} different codes, the unhappiest first",
                    address, highest_face));
  }
  config.faces = *faces;
  return config;
}

int KeyBox::face_of(std::uint16_t code) const {
  if (faces_.front() != 0) return place_in(faces_, code);
  for (const auto& usual : usual_faces) {
    if (const int face = place_in(usual, code); face != 0) return face;
  }
  return 0;
}

std::expected<std::vector<Edge>, BoxError> KeyBox::wait(std::chrono::milliseconds limit) {
  const auto read = keyboard_.wait(limit);
  if (!read) return std::unexpected(BoxError::Absent);
  std::vector<Edge> edges;
  // Which are down is not known any more: none, as far as anybody can tell.
  for (int face = lowest_face; read->torn && face <= highest_face; ++face) {
    edges.push_back({.face = face, .down = false, .at = keys::steady_now()});
  }
  for (const auto& event : read->events) {
    const int face = face_of(event.code);
    if (face != 0) edges.push_back({.face = face, .down = event.down, .at = event.at});
  }
  return edges;
}

}  // namespace drivers::buttons
