#include "kiosk/shell/bench_window.h"

#include <algorithm>

#include "drivers/scanner/picture.h"
#include "kiosk/ui/sdl/raster_picture.h"

namespace kiosk::shell {
namespace {

constexpr int width_px = 900;
constexpr int height_px = 880;
constexpr int paper_px = 440;  // the right half of the window
constexpr int gap_beside_kiosk_px = 20;

const ui::Words no_words = [](ui::Language, std::string_view) { return std::nullopt; };

ui::Node button(std::string id, std::string text, ui::Emphasis emphasis) {
  return {.id = std::move(id),
          .role = ui::Role::Button,
          .text = ui::literal(std::move(text)),
          .emphasis = emphasis};
}

}  // namespace

std::expected<std::unique_ptr<BenchWindow>, std::string> BenchWindow::open(Bench& bench,
                                                                           const Config& config) {
  auto window = ui::sdl::Window::open(
      {.title = "Anjungan bench",
       .panel = {.width_px = width_px, .height_px = height_px, .pitch_mm = 0.35},
       .x = config.panel.width_px + gap_beside_kiosk_px,
       .font_folder = config.font_folder,
       .icon_folder = config.assets_folder + "/icons",
       .plan_folder = config.content_folder + "/plans"});
  if (!window) return std::unexpected(window.error());
  return std::unique_ptr<BenchWindow>{new BenchWindow(bench, std::move(*window))};
}

BenchWindow::BenchWindow(Bench& bench, std::unique_ptr<ui::sdl::Window> window)
    : bench_(bench), window_(std::move(window)) {}

ui::ScreenTree BenchWindow::tree() const {
  ui::ScreenTree tree{.name = "bench"};
  tree.title = {.id = "bench.title", .role = ui::Role::Title, .text = ui::literal("Bench")};
  const auto column = [](std::string id) {
    return ui::Node{.id = std::move(id), .role = ui::Role::Group};
  };
  auto left = column("bench.faults");
  for (const auto& name : Bench::fault_names()) {
    const auto& on = bench_.faults_on();
    const bool is_on = std::find(on.begin(), on.end(), name) != on.end();
    left.children.push_back(
        button("fault." + name, name, is_on ? ui::Emphasis::Danger : ui::Emphasis::Normal));
  }
  for (const auto& name : Bench::input_fault_names()) {
    const auto& on = bench_.faults_on();
    const bool is_on = std::find(on.begin(), on.end(), name) != on.end();
    left.children.push_back(
        button("input." + name, name, is_on ? ui::Emphasis::Danger : ui::Emphasis::Normal));
  }
  for (int face = 4; face >= 1; --face) {
    left.children.push_back(button("face." + std::to_string(face), "face " + std::to_string(face),
                                   ui::Emphasis::Quiet));
  }
  left.children.push_back(button("scan.last", "scan the last ticket", ui::Emphasis::Accent));
  left.arrangement = ui::Arrangement::Flow;
  ui::Node buttons{.id = "bench.buttons", .role = ui::Role::Group};
  buttons.children.push_back(std::move(left));
  ui::Node halves{
      .id = "bench.halves", .role = ui::Role::Group, .arrangement = ui::Arrangement::Columns};
  halves.children = {std::move(buttons), column("bench.paper")};
  tree.body = {std::move(halves)};
  return tree;
}

void BenchWindow::show() {
  if (shown_slips_ == bench_.slips_made() && shown_faults_ == bench_.faults_on()) return;
  shown_slips_ = bench_.slips_made();
  shown_faults_ = bench_.faults_on();
  window_->show(
      {.tree = tree(), .appearance = {.text_size = ui::TextSize::Small}, .dark = std::nullopt}, "",
      no_words, std::chrono::milliseconds{0});
  draw_paper();
}

void BenchWindow::draw_paper() {
  auto* target = window_->surface();
  if (target == nullptr) return;
  const ui::Rect place{width_px - paper_px, 0, paper_px, height_px};
  ui::sdl::fill_rect(*target, place, {96, 100, 100});
  if (!bench_.slips().empty()) {
    const auto picture = ui::sdl::picture_of(bench_.slips().back().raster);
    if (picture) {
      const double scale = std::min((place.width - 20) / static_cast<double>(picture->w),
                                    (place.height - 20) / static_cast<double>(picture->h));
      SDL_Rect area{place.x + 10, 10, static_cast<int>(picture->w * scale),
                    static_cast<int>(picture->h * scale)};
      SDL_BlitScaled(picture.get(), nullptr, target, &area);
    }
  }
  SDL_UpdateWindowSurface(window_->handle());
}

void BenchWindow::act(const std::string& id) {
  if (id.starts_with("input.")) {
    const auto fault = id.substr(6);
    const auto dot = fault.find('.');
    const auto& on = bench_.faults_on();
    bench_.set_fault(fault.substr(0, dot), fault.substr(dot + 1),
                     std::find(on.begin(), on.end(), fault) == on.end());
  } else if (id.starts_with("fault.")) {
    const auto name = id.substr(6);
    const auto& on = bench_.faults_on();
    bench_.set_fault("printer", name, std::find(on.begin(), on.end(), name) == on.end());
  } else if (id.starts_with("face.")) {
    bench_.buttons().press(id.back() - '0');
  } else if (id == "scan.last" && !bench_.slips().empty() &&
             !bench_.slips().back().qr_texts.empty()) {
    bench_.scanner().scan(bench_.slips().back().qr_texts.back());
  }
  show();
}

/// A picture dropped on the bench is held before the scanner.
void BenchWindow::scan_picture(const SDL_DropEvent& drop) {
  const auto codes = drivers::scanner::codes_in_picture(drop.file);
  SDL_free(drop.file);
  if (!codes) return;
  for (const auto& code : *codes) bench_.scanner().scan(code);
}

bool BenchWindow::handle(const SDL_Event& event) {
  if (event.type == SDL_DROPFILE) {
    scan_picture(event.drop);
    return true;
  }
  const bool button = event.type == SDL_MOUSEBUTTONDOWN || event.type == SDL_MOUSEBUTTONUP;
  if (event.type == SDL_WINDOWEVENT && event.window.windowID == window_->id()) {
    if (event.window.event == SDL_WINDOWEVENT_EXPOSED) {
      window_->present_all();
      draw_paper();
    }
    return true;
  }
  if (!button || event.button.windowID != window_->id()) {
    return event.type == SDL_MOUSEMOTION && event.motion.windowID == window_->id();
  }
  const auto* box = ui::hit(window_->layout(), event.button.x, event.button.y);
  if (event.type == SDL_MOUSEBUTTONUP && box != nullptr) act(box->id);
  return true;
}

}  // namespace kiosk::shell
