#include "kiosk/shell/bench/bench.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <SDL_image.h>
#include <fmt/format.h>

#include "kiosk/ui/sdl/raster_picture.h"

namespace kiosk::shell {
namespace {

constexpr std::size_t most_slips = 20;
constexpr unsigned garbage_seed = 1;
// Longer than any pause within a slip.
constexpr std::chrono::milliseconds torn_off_after{700};

/// What is drawn on paper, the printer does not know as a code; a scanner does.
std::vector<std::string> codes_on(const drivers::printer::Raster& paper) {
  constexpr int margin = 32;  // the white of the paper beside what is printed
  const int width = paper.width_dots + 2 * margin;
  std::vector<std::uint8_t> luminance(
      static_cast<std::size_t>(width) * static_cast<std::size_t>(paper.height_dots), 255);
  for (int y = 0; y < paper.height_dots; ++y) {
    for (int x = 0; x < paper.width_dots; ++x) {
      if (!paper.at(x, y)) continue;
      luminance[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                static_cast<std::size_t>(x + margin)] = 0;
    }
  }
  return drivers::scanner::codes_in_pixels(luminance, width, paper.height_dots,
                                           {drivers::scanner::CodeType::Qr});
}

}  // namespace

Bench::Bench(const drivers::printer::Profile& profile, std::string folder,
             drivers::scanner::CodeTypes code_types)
    : printer_(drivers::bench::model_of(profile), garbage_seed),
      has_cutter_(profile.has_cutter),
      folder_(std::move(folder)),
      code_types_(std::move(code_types)) {}

std::expected<std::size_t, drivers::scanner::PictureError> Bench::scan_picture(
    const std::string& file) {
  const auto codes = drivers::scanner::codes_in_picture(file, code_types_);
  if (!codes) return std::unexpected(codes.error());
  for (const auto& code : *codes) scanner_.scan(code);
  return codes->size();
}

/// Where there is no knife, a visitor's hand does it.
void Bench::tear_off_when_done() {
  const auto now = std::chrono::steady_clock::now();
  const auto bytes = printer_.bytes_obeyed();
  if (bytes != bytes_seen_) {
    bytes_seen_ = bytes;
    bytes_seen_at_ = now;
  } else if (now - bytes_seen_at_ > torn_off_after) {
    printer_.tear_off();
  }
}

bool Bench::collect() {
  if (!has_cutter_) tear_off_when_done();
  auto fresh = printer_.take_slips();
  for (auto& slip : fresh) {
    if (slip.qr_texts.empty()) slip.qr_texts = codes_on(slip.raster);
    slips_.push_back(std::move(slip));
    ++slips_made_;
    if (slips_.size() > most_slips) slips_.pop_front();
  }
  return !fresh.empty();
}

std::vector<SlipFiles> Bench::save_slips() const {
  std::vector<SlipFiles> saved;
  std::error_code ignored;
  std::filesystem::create_directories(folder_ + "/paper", ignored);
  int index = 0;
  for (const auto& slip : slips_) {
    const SlipFiles files{.picture = fmt::format("{}/paper/{:02}.png", folder_, index),
                          .bytes = fmt::format("{}/paper/{:02}.bin", folder_, index)};
    const auto picture = ui::sdl::picture_of(slip.raster);
    if (picture) IMG_SavePNG(picture.get(), files.picture.c_str());
    std::ofstream bytes(files.bytes, std::ios::binary);
    bytes.write(reinterpret_cast<const char*>(slip.bytes.data()),
                static_cast<std::streamsize>(slip.bytes.size()));
    saved.push_back(files);
    ++index;
  }
  return saved;
}

std::vector<std::string> Bench::fault_names() {
  std::vector<std::string> names;
  for (const auto name : drivers::bench::fault_names()) names.emplace_back(name);
  return names;
}

std::vector<std::string> Bench::input_fault_names() {
  return {"scanner.gone", "buttons.gone", "buttons.stuck", "touch.gone"};
}

bool Bench::set_input_fault(const std::string& fault, bool on) {
  if (fault == "scanner.gone") return scanner_.set_gone(on), true;
  if (fault == "buttons.gone") return buttons_.set_gone(on), true;
  if (fault == "buttons.stuck") return buttons_.set_stuck(on), true;
  if (fault == "touch.gone") return panel_.set_gone(on), true;
  return false;
}

bool Bench::set_fault(const std::string& device, const std::string& name, bool on) {
  const bool printer = device == "printer";
  const auto fault = printer ? name : device + "." + name;
  if (printer ? !printer_.set_fault(name, on) : !set_input_fault(fault, on)) return false;
  std::erase(on_, fault);
  if (on) on_.push_back(fault);
  return true;
}

}  // namespace kiosk::shell
