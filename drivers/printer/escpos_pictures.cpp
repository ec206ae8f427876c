// Which parts of a slip are letters of the printer and which are drawn.

#include <algorithm>
#include <utility>

#include "drivers/printer/escpos.h"
#include "drivers/printer/native_text.h"

namespace drivers::printer {
namespace {

// Capitals of large-print text, in millimetres (requirement A17); font A's are 18 dots high.
constexpr double least_large_cap_mm = 6.4;
constexpr double most_large_cap_mm = 7.1;
constexpr int font_cap_dots = 18;

bool is_printable(const TextLine& line, const Profile& profile) {
  const double cap_mm = font_cap_dots * scale_for(TextSize::Large, 0, profile.width_dots).height /
                        profile.dots_per_mm;
  const bool is_right_size =
      line.size != TextSize::Large || (cap_mm >= least_large_cap_mm && cap_mm <= most_large_cap_mm);
  return is_right_size && to_printer_text(line.text, profile.code_page).has_value();
}

}  // namespace

bool is_all_letters(const Document& document, const Profile& profile) {
  return profile.text == TextMode::Native &&
         std::ranges::all_of(document.blocks, [&](const Block& block) {
           return std::ranges::all_of(
               lines_of(block), [&](const TextLine& line) { return is_printable(line, profile); });
         });
}

std::map<std::size_t, Block> pictures_of(const Document& document, const Profile& profile) {
  const bool is_letters = is_all_letters(document, profile);
  std::map<std::size_t, Block> pictures;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (!is_letters) {
      if (!std::holds_alternative<Gap>(block)) pictures.emplace(i, block);
    } else if (const auto* code = std::get_if<QrCode>(&block)) {
      // The text beside it is not: the printer has letters for that.
      if (profile.qr == QrMode::Raster)
        pictures.emplace(i, QrCode{.text = code->text, .beside = {}});
    }
  }
  return pictures;
}

std::expected<std::map<std::size_t, Raster>, std::string> draw_pictures(const Document& document,
                                                                        const Profile& profile) {
  std::vector<Block> blocks;
  std::vector<std::size_t> indices;
  for (auto& [index, block] : pictures_of(document, profile)) {
    indices.push_back(index);
    blocks.push_back(block);
  }
  std::map<std::size_t, Raster> pictures;
  if (blocks.empty()) return pictures;
  auto drawn =
      render_blocks(blocks, {.width_dots = profile.width_dots, .dots_per_mm = profile.dots_per_mm});
  if (!drawn) return std::unexpected(drawn.error());
  for (std::size_t i = 0; i < indices.size(); ++i) {
    pictures.emplace(indices[i], std::move((*drawn)[i]));
  }
  return pictures;
}

}  // namespace drivers::printer
