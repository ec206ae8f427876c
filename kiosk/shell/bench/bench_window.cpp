#include "kiosk/shell/bench/bench_window.h"

#include <algorithm>
#include <array>
#include <utility>

#include <SDL_image.h>

#include "kiosk/shell/files/catalogues.h"
#include "kiosk/ui/sdl/raster_picture.h"

namespace kiosk::shell {
namespace {

constexpr ui::Color tray{96, 100, 100};
constexpr int paper_margin_px = 10;

using domain::DemoMoment;
constexpr std::array<std::pair<std::string_view, std::optional<DemoMoment>>, 5> demo_moments{
    {{"clock.now", std::nullopt},
     {"clock.opening", DemoMoment::Opening},
     {"clock.break", DemoMoment::Break},
     {"clock.closed", DemoMoment::Closed},
     {"clock.midnight", DemoMoment::Midnight}}};

}  // namespace

std::expected<std::unique_ptr<BenchWindow>, std::string> BenchWindow::open(Bench& bench,
                                                                           const Config& config,
                                                                           const ui::Rect& place,
                                                                           BenchState told) {
  auto* window = SDL_CreateWindow("Anjungan bench", place.x, place.y, place.width, place.height,
                                  SDL_WINDOW_BORDERLESS);
  if (window == nullptr) return std::unexpected(std::string{"no window: "} + SDL_GetError());
  std::unique_ptr<BenchWindow> opened{new BenchWindow(bench, config, window, std::move(told))};
  if (!opened->fonts_.available()) return std::unexpected("no fonts in " + config.font_folder);
  const auto parts = parts_of_bench(place.width, place.height);
  opened->printer_.place = parts.printer;
  opened->devices_.place = parts.devices;
  opened->paper_ = parts.paper;
  return opened;
}

BenchWindow::BenchWindow(Bench& bench, const Config& config, SDL_Window* window, BenchState told)
    : bench_(bench),
      words_(load_words(config.locale_folder)),
      fonts_(config.font_folder),
      icons_(config.assets_folder + "/icons"),
      plans_(config.content_folder + "/plans"),
      window_(window),
      state_(std::move(told)) {}

void BenchWindow::show(const BenchNews& news) {
  state_.headphones = news.headphones;
  state_.time = news.time;
  refresh();
}

void BenchWindow::refresh() {
  state_.faults_on = bench_.faults_on();
  state_.has_slip = !bench_.slips().empty() && !bench_.slips().back().qr_texts.empty();
  if (shown_slips_ == bench_.slips_made() && shown_ == state_) return;
  const bool new_paper = shown_slips_ != bench_.slips_made();
  shown_slips_ = bench_.slips_made();
  shown_ = state_;
  const bool new_printer = put(printer_, printer_tree(state_));
  const bool new_devices = put(devices_, devices_tree(state_));
  if (new_paper || new_printer || new_devices) paint();
}

bool BenchWindow::put(Part& part, ui::ScreenTree tree) {
  const bool same_words = part.language == state_.language;
  if (same_words && part.tree == tree) return false;
  part.language = state_.language;
  part.layout = fit_bench(tree, part.place, state_.language, words_, fonts_.measure(),
                          same_words ? &part.layout : nullptr);
  part.tree = std::move(tree);
  return true;
}

void BenchWindow::paint() {
  auto* target = SDL_GetWindowSurface(window_.get());
  if (target == nullptr) return;
  paint_part(*target, printer_);
  paint_part(*target, devices_);
  paint_paper(*target);
  SDL_UpdateWindowSurface(window_.get());
}

/// The painter knows whole surfaces: this one is a part of the window's memory.
void BenchWindow::paint_part(SDL_Surface& target, const Part& part) {
  const auto& place = part.place;
  const auto before = static_cast<std::ptrdiff_t>(place.y) * target.pitch +
                      static_cast<std::ptrdiff_t>(place.x) * target.format->BytesPerPixel;
  auto* pixels = static_cast<std::uint8_t*>(target.pixels) + before;
  const ui::sdl::Surface view{SDL_CreateRGBSurfaceWithFormatFrom(
      pixels, place.width, place.height, target.format->BitsPerPixel, target.pitch,
      target.format->format)};
  if (!view) return;
  painter_.paint(*view, part.layout, ui::Contrast::Default, {.focus = {}, .pressed = pressed_});
}

void BenchWindow::paint_paper(SDL_Surface& target) {
  ui::sdl::fill_rect(target, paper_, tray);
  if (bench_.slips().empty()) return;
  if (pictured_slips_ != bench_.slips_made()) {
    pictured_slips_ = bench_.slips_made();
    const auto picture = ui::sdl::picture_of(bench_.slips().back().raster);
    slip_.reset(picture ? SDL_ConvertSurface(picture.get(), target.format, 0) : nullptr);
  }
  if (!slip_) return;
  const int room_x = paper_.width - 2 * paper_margin_px;
  const int room_y = paper_.height - 2 * paper_margin_px;
  const double scale = std::min(
      {1.0, room_x / static_cast<double>(slip_->w), room_y / static_cast<double>(slip_->h)});
  SDL_Rect area{0, paper_.y + paper_margin_px, static_cast<int>(slip_->w * scale),
                static_cast<int>(slip_->h * scale)};
  area.x = paper_.x + (paper_.width - area.w) / 2;
  SDL_SoftStretchLinear(slip_.get(), nullptr, &target, &area);
}

ui::Rect BenchWindow::place_of(const std::string& id) const {
  for (const auto* part : {&printer_, &devices_}) {
    const auto* box = ui::find_box(part->layout, id);
    if (box == nullptr) continue;
    auto place = box->bounds;
    place.x += part->place.x;
    place.y += part->place.y;
    return place;
  }
  return {};
}

const std::string* BenchWindow::control_at(int x, int y) const {
  for (const auto* part : {&printer_, &devices_}) {
    if (!part->place.contains(x, y)) continue;
    const auto* box = ui::hit(part->layout, x - part->place.x, y - part->place.y);
    return box == nullptr ? nullptr : &box->id;
  }
  return nullptr;
}

void BenchWindow::toggle_fault(const std::string& device, const std::string& name,
                               const std::string& fault) {
  const auto& on = bench_.faults_on();
  bench_.set_fault(device, name, std::ranges::find(on, fault) == on.end());
}

void BenchWindow::act(const std::string& id) {
  if (id.starts_with("fault.")) {
    const auto name = id.substr(6);
    toggle_fault("printer", name, name);
  } else if (id.starts_with("input.")) {
    const auto fault = id.substr(6);
    const auto dot = fault.find('.');
    toggle_fault(fault.substr(0, dot), fault.substr(dot + 1), fault);
  } else if (id.starts_with("face.")) {
    bench_.buttons().press(id.back() - '0');
  } else if (id == "scan.last") {
    if (!bench_.slips().empty() && !bench_.slips().back().qr_texts.empty()) {
      bench_.scanner().scan(bench_.slips().back().qr_texts.back());
    }
  } else if (id.starts_with("language.")) {
    state_.language = domain::parse_language(id.substr(9)).value_or(state_.language);
  } else if (id == "headphones" && actions_.headphones) {
    actions_.headphones(!state_.headphones);
  } else if (id.starts_with("key.") && actions_.key) {
    actions_.key(id.substr(4));
  } else if (id.starts_with("clock.") && actions_.clock) {
    const auto* const moment = std::ranges::find(
        demo_moments, id, [](const auto& named) { return std::string(named.first); });
    if (moment != demo_moments.end()) actions_.clock(moment->second);
  }
}

/// A picture dropped on the bench is held before the scanner.
void BenchWindow::scan_picture(const SDL_DropEvent& drop) {
  state_.scanned = static_cast<int>(bench_.scan_picture(drop.file).value_or(0));
  SDL_free(drop.file);
  refresh();
}

bool BenchWindow::handle(const SDL_Event& event) {
  if (event.type == SDL_DROPFILE) {
    scan_picture(event.drop);
    return true;
  }
  if (event.type == SDL_WINDOWEVENT && event.window.windowID == id()) {
    if (event.window.event == SDL_WINDOWEVENT_EXPOSED) paint();
    return true;
  }
  if (event.type == SDL_MOUSEMOTION) return event.motion.windowID == id();
  const bool button = event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEBUTTONUP;
  if (!button || event.button.windowID != id()) return false;
  const auto* control = control_at(event.button.x, event.button.y);
  const auto under = control == nullptr ? std::string{} : *control;
  const auto before = std::exchange(pressed_, event.type == SDL_MOUSEBUTTONDOWN ? under : "");
  if (event.type == SDL_MOUSEBUTTONUP && !under.empty() && under == before) act(under);
  refresh();
  if (before != pressed_) paint();
  return true;
}

bool BenchWindow::save_picture(const std::string& file) const {
  auto* target = SDL_GetWindowSurface(window_.get());
  return target != nullptr && IMG_SavePNG(target, file.c_str()) == 0;
}

}  // namespace kiosk::shell
