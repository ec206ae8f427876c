#pragma once
// QR codes as modules, by ZXing's writer: what render() draws and what a printer that lacks the
// command gets as dots. Any thread; pure.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace drivers::printer {

/// A square of modules without its quiet zone, row by row, 1 is black.
struct QrModules {
  int size = 0;
  std::vector<std::uint8_t> modules;

  bool operator==(const QrModules&) const = default;

  [[nodiscard]] bool at(int x, int y) const {
    return modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
                   static_cast<std::size_t>(x)] != 0;
  }
};

/// Modules of white around the code that ISO/IEC 18004 demands.
inline constexpr int quiet_zone_modules = 4;

/// True for 1 .. 300 characters of printable ASCII, the contract of `QrCode::text`.
bool is_printable_qr_text(std::string_view text);

/// Error correction M (ISO/IEC 18004); upper-case text takes the shorter alphanumeric form by
/// itself. Nothing when the text breaks the contract.
std::optional<QrModules> make_qr(std::string_view text);

/// Modules along one side if the code is written in byte mode: the largest that a printer which
/// draws the code itself may choose. 0 when the text breaks the contract.
int largest_qr_size(std::string_view text);

/// The module, 5 to 8 dots (at 8 dots/mm; scaled for other heads), with which a code of `size`
/// modules and its quiet zone take half of the width; a code that is too large for that takes
/// smaller ones, at least 1.
int qr_module_dots(int size, int width_dots, double dots_per_mm);

}  // namespace drivers::printer
