#pragma once
// Unpacks what came with `Content-Encoding: gzip`. Pure; the input is anybody's. Any thread.

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace server::http {

enum class UnpackError : std::uint8_t {
  Damaged,   // it is no gzip, ends too early, its sum is wrong or something follows it
  TooLarge,  // than the limit; no more memory than the limit was used to find out
};

/// One gzip member or several behind each other (RFC 1952).
[[nodiscard]] std::expected<std::string, UnpackError> unpack(std::string_view packed,
                                                             std::size_t most_bytes);

}  // namespace server::http
