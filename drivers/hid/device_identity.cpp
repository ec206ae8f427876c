#include "drivers/hid/device_identity.h"

#include <charconv>

#include <fmt/format.h>

namespace drivers::hid {
namespace {

constexpr std::size_t id_digits = 4;
constexpr std::size_t longest_serial = 126;  // a USB string descriptor's

bool read_id(std::string_view text, std::uint16_t& value) {
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value, 16);
  return text.size() == id_digits && parsed.ec == std::errc{} && parsed.ptr == end;
}

bool is_printable(std::string_view text) {
  for (const char c : text) {
    if (c < ' ' || c > '~') return false;
  }
  return true;
}

}  // namespace

std::expected<DeviceIdentity, std::string> parse_device_identity(std::string_view scheme,
                                                                 std::string_view address) {
  if (!address.starts_with(scheme)) {
    return std::unexpected(fmt::format("unknown address {}", address));
  }
  const auto rest = address.substr(scheme.size());
  const auto slash = rest.find('/');
  const auto ids = rest.substr(0, slash);
  DeviceIdentity identity;
  const bool has_ids = ids.size() == 2 * id_digits + 1 && ids[id_digits] == ':' &&
                       read_id(ids.substr(0, id_digits), identity.vendor) &&
                       read_id(ids.substr(id_digits + 1), identity.product);
  if (!has_ids) {
    return std::unexpected(fmt::format("{} has no vendor:product of four digits each", address));
  }
  if (slash == std::string_view::npos) return identity;
  identity.serial = rest.substr(slash + 1);
  if (identity.serial.empty() || identity.serial.size() > longest_serial ||
      !is_printable(identity.serial)) {
    return std::unexpected(fmt::format("{} has no serial number behind /", address));
  }
  return identity;
}

std::string to_address(std::string_view scheme, const DeviceIdentity& identity) {
  return fmt::format("{}{:04x}:{:04x}{}{}", scheme, identity.vendor, identity.product,
                     identity.serial.empty() ? "" : "/", identity.serial);
}

bool matches(const DeviceIdentity& wanted, const DeviceIdentity& found) {
  return wanted.vendor == found.vendor && wanted.product == found.product &&
         (wanted.serial.empty() || wanted.serial == found.serial);
}

}  // namespace drivers::hid
