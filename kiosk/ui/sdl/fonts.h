#pragma once
// Inter in the sizes that the layout asks for, and the texts drawn with it. Main thread only.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include <SDL_ttf.h>

#include "kiosk/ui/layout.h"

namespace kiosk::ui::sdl {

/// A line of text as ink: how much of each pixel the letters cover, 0 to 255, row by row.
struct Ink {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> cover;
};

class Fonts {
 public:
  /// Looks for Inter-Regular.otf and Inter-Bold.otf in the folder when they are first needed.
  explicit Fonts(std::string folder);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  /// False when the folder lacks the fonts; nothing can be drawn then.
  [[nodiscard]] bool available();

  /// Null only when the fonts are missing. Valid until the next call: letters grow where a screen
  /// has room, and each size is a font of its own, so that only those asked for last stay open.
  TTF_Font* of(Font font);

  /// The drawn text, kept for the next time; valid until the next call. Empty without fonts.
  const Ink& draw(const std::string& text, Font font);

  /// Texts may be a visitor's own: call it when the visit is over.
  void forget();
  /// Of kept texts; half a mebibyte, or one text that is larger.
  [[nodiscard]] std::size_t kept_bytes() const { return drawn_bytes_; }

  /// Metrics for the layout; borrows this object.
  TextMeasure measure();

 private:
  /// A visit in one text size asks for some 45, again and again; with fewer each would be opened
  /// anew. A third of a megabyte each.
  static constexpr std::size_t most_open = 64;

  struct CloseFace {
    void operator()(TTF_Font* font) const { TTF_CloseFont(font); }
  };
  struct Open {
    std::unique_ptr<TTF_Font, CloseFace> face;
    std::uint64_t asked = 0;  // the later, the higher
  };

  void close_oldest();

  void clear_drawn();
  int width_px(std::string_view text, Font font);
  int line_height_px(Font font);

  std::string folder_;
  std::map<std::pair<int, FontWeight>, Open> open_;
  std::uint64_t asked_ = 0;
  std::map<std::tuple<int, FontWeight, std::string>, Ink> drawn_;
  std::size_t drawn_bytes_ = 0;
};

}  // namespace kiosk::ui::sdl
