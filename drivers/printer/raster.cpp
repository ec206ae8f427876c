#include "drivers/printer/raster.h"

#include <fmt/format.h>

#include "drivers/printer/raster_fonts.h"
#include "drivers/printer/raster_sheet.h"

namespace drivers::printer {
namespace {

/// Never destroyed: a printer's thread that was given up may still draw when the program ends.
FontShelf& the_fonts() {
  static auto& fonts = *new FontShelf;
  return fonts;
}

/// `draw_all` says whether the fonts it needed were there.
template <class DrawAll>
std::expected<void, std::string> with_fonts(DrawAll draw_all) {
  FontShelf& fonts = the_fonts();
  const std::lock_guard lock{font_mutex()};
  const bool drawn = draw_all(fonts);
  fonts.end_slip();
  if (drawn) return {};
  return std::unexpected(
      fmt::format("cannot load the fonts {} and {} (Debian package "
                  "fonts-inter): {}",
                  regular_font, bold_font, TTF_GetError()));
}

void draw(const Block& block, Sheet& sheet) {
  std::visit([&](const auto& content) { sheet.draw(content); }, block);
}

}  // namespace

std::expected<Raster, std::string> render(const Document& document, const RasterOptions& options) {
  Raster raster;
  const auto done = with_fonts([&](FontShelf& fonts) {
    Sheet sheet{fonts, options};
    for (const Block& block : document.blocks) draw(block, sheet);
    raster = sheet.take();
    return !sheet.failed();
  });
  if (!done) return std::unexpected(done.error());
  return raster;
}

std::expected<std::vector<Raster>, std::string> render_blocks(const std::vector<Block>& blocks,
                                                              const RasterOptions& options) {
  std::vector<Raster> rasters;
  const auto done = with_fonts([&](FontShelf& fonts) {
    bool all_drawn = true;
    for (const Block& block : blocks) {
      Sheet sheet{fonts, options};
      draw(block, sheet);
      all_drawn = all_drawn && !sheet.failed();
      rasters.push_back(sheet.take());
    }
    return all_drawn;
  });
  if (!done) return std::unexpected(done.error());
  return rasters;
}

std::expected<void, std::string> prewarm(const RasterOptions& options) {
  const std::string letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 .,:;-–·±/()'";
  Document ticket;
  ticket.blocks.emplace_back(TextLine{.text = letters, .size = TextSize::Body});
  for (const TextSize size : {TextSize::Body, TextSize::Heading}) {
    ticket.blocks.emplace_back(TextLine{.text = letters, .size = size, .weight = Weight::Bold});
  }
  ticket.blocks.emplace_back(
      TextLine{.text = "A-0123", .size = TextSize::Number, .weight = Weight::Bold});
  ticket.blocks.emplace_back(QrCode{.text = "AJ1"});
  const auto drawn = render(ticket, options);
  if (!drawn) return std::unexpected(drawn.error());
  return {};
}

std::mutex& font_mutex() {
  static std::mutex mutex;
  return mutex;
}

}  // namespace drivers::printer
