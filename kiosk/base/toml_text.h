#pragma once
// What has to be known of a TOML text before toml++ reads it. Pure.

#include <optional>
#include <string_view>

namespace kiosk {

/// The line of the first character beyond ASCII that stands neither in a string nor in a comment,
/// where TOML has none and toml++ 3.3 loses its way.
std::optional<int> line_of_stray_character(std::string_view text);

}  // namespace kiosk
