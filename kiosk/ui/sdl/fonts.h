#pragma once
// Inter in the sizes that the layout asks for. Main thread only.

#include <map>
#include <memory>
#include <string>

#include <SDL_ttf.h>

#include "kiosk/ui/layout.h"

namespace kiosk::ui::sdl {

class Fonts {
 public:
  /// Looks for Inter-Regular.otf and Inter-Bold.otf in the folder when they are first needed.
  explicit Fonts(std::string folder);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  /// False when the folder lacks the fonts; nothing can be drawn then.
  [[nodiscard]] bool available();

  /// Null only when the fonts are missing.
  TTF_Font* of(Font font);

  /// Metrics for the layout; borrows this object.
  TextMeasure measure();

 private:
  struct Close {
    void operator()(TTF_Font* font) const { TTF_CloseFont(font); }
  };

  int width_px(std::string_view text, Font font);
  int line_height_px(Font font);

  std::string folder_;
  std::map<std::pair<int, FontWeight>, std::unique_ptr<TTF_Font, Close>> open_;
};

}  // namespace kiosk::ui::sdl
