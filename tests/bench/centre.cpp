#include "tests/bench/centre.h"

#include <chrono>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "kiosk/shell/files/catalogues.h"
#include "kiosk/shell/files/content_loader.h"
#include "tests/support/content_files.h"

namespace bench {
namespace {

void write_file(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

std::string write_centre(const std::string& folder, int printer_port) {
  const auto content = std::filesystem::absolute(folder) / "content";
  for (const auto& [path, text] : test_support::made_up_centre().texts) {
    write_file(content / path, text);
  }
  const auto config = std::filesystem::absolute(folder) / "kiosk.toml";
  // Nobody touches it for a while: it must not ask whether somebody is still there meanwhile.
  write_file(config, fmt::format("[printer]\naddress = \"tcp://127.0.0.1:{}\"\n"
                                 "[session]\nwarn_after_s = 3600\n"
                                 "[folders]\ncontent = \"{}\"\n",
                                 printer_port, content.string()));
  return config.string();
}

kiosk::ui::Layout layout_of(const kiosk::shell::Config& config, kiosk::flows::Screen screen,
                            bool loaded, kiosk::ui::sdl::Fonts& fonts) {
  const auto words = kiosk::shell::load_words(config.locale_folder);
  auto model = kiosk::app::start(config.settings, config.keys).model;
  if (loaded) model.content = kiosk::shell::load_content(config.content_folder).content;
  model.now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  model.screen = std::move(screen);
  return kiosk::ui::layout(kiosk::app::view(model, words), config.panel, {}, 0, words,
                           fonts.measure());
}

}  // namespace bench
