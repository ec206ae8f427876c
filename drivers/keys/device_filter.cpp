#include "drivers/keys/device_filter.h"

#include <charconv>

#include <fmt/format.h>

namespace drivers::keys {
namespace {

constexpr std::string_view scheme = "evdev:";
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

std::expected<DeviceFilter, std::string> parse_device_filter(std::string_view address) {
  if (!address.starts_with(scheme)) {
    return std::unexpected(fmt::format("unknown address {}", address));
  }
  const auto rest = address.substr(scheme.size());
  const auto slash = rest.find('/');
  const auto ids = rest.substr(0, slash);
  DeviceFilter filter;
  const bool has_ids = ids.size() == 2 * id_digits + 1 && ids[id_digits] == ':' &&
                       read_id(ids.substr(0, id_digits), filter.vendor) &&
                       read_id(ids.substr(id_digits + 1), filter.product);
  if (!has_ids) {
    return std::unexpected(fmt::format("{} has no vendor:product of four digits each", address));
  }
  if (slash == std::string_view::npos) return filter;
  filter.serial = rest.substr(slash + 1);
  if (filter.serial.empty() || filter.serial.size() > longest_serial ||
      !is_printable(filter.serial)) {
    return std::unexpected(fmt::format("{} has no serial number behind /", address));
  }
  return filter;
}

std::string to_address(const DeviceFilter& filter) {
  return fmt::format("{}{:04x}:{:04x}{}{}", scheme, filter.vendor, filter.product,
                     filter.serial.empty() ? "" : "/", filter.serial);
}

}  // namespace drivers::keys
