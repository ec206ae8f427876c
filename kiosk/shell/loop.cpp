#include "kiosk/shell/loop.h"

#include <csignal>

#include "kiosk/app/keys.h"
#include "kiosk/shell/commands.h"
#include "kiosk/shell/demo.h"
#include "kiosk/shell/input_factory.h"

namespace kiosk::shell {
namespace {

std::uint32_t wake_event_type() {
  static const std::uint32_t type = SDL_RegisterEvents(1);
  return type;
}

std::sig_atomic_t volatile stop_asked = 0;

/// Where the place's name stands.
constexpr double staff_corner_mm = 40;

/// A worker is done a moment after what it told woke this thread, and that wakes nobody.
constexpr int look_while_settling_ms = 5;

}  // namespace

void wake_main_thread() {
  SDL_Event event{};
  event.type = wake_event_type();
  SDL_PushEvent(&event);
}

Loop::Loop(Runtime& runtime, ui::sdl::Window& window, Bench* bench, BenchWindow* bench_window,
           ControlServer* control)
    : runtime_(runtime),
      window_(window),
      bench_(bench),
      bench_window_(bench_window),
      control_(control),
      started_(std::chrono::steady_clock::now()) {
  if (bench_window_ != nullptr) serve_bench();
}

void Loop::serve_bench() {
  bench_window_->serve({.key = [this](const std::string& name) { key(name); },
                        .headphones =
                            [this](bool plugged) {
                              runtime_.apply(messages::HeadphonesReported{.plugged = plugged});
                            },
                        .clock =
                            [this](std::optional<domain::DemoMoment> moment) {
                              if (!runtime_.model().content) return;
                              move_demo_clock(runtime_.clock(), *runtime_.model().content, moment);
                              runtime_.tick();
                            }});
}

void Loop::show_bench() {
  const auto& model = runtime_.model();
  const auto offset = app::utc_offset_of(model);
  bench_window_->show({.headphones = model.health.sound.headphones,
                       .time = time_for_bench(runtime_.clock().tick().now, offset)});
}

std::chrono::milliseconds Loop::real_time() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                               started_);
}

int Loop::longest_wait_ms() const {
  if (!settling_.empty()) return look_while_settling_ms;
  const auto now = runtime_.clock().tick().now.time_since_epoch().count();
  return 1000 - static_cast<int>(now % 1000) + 1;
}

void Loop::run() {
  std::signal(SIGTERM, [](int) { stop_asked = 1; });
  std::signal(SIGINT, [](int) { stop_asked = 1; });
  show();
  while (running_ && stop_asked == 0 && !runtime_.restart_asked()) {
    SDL_Event event;
    if (SDL_WaitEventTimeout(&event, longest_wait_ms()) == 1) {
      do handle(event);
      while (SDL_PollEvent(&event) == 1);
    }
    runtime_.take_events();
    for (const auto& name : runtime_.take_keys()) key(name);
    const auto second = runtime_.clock().tick().now.time_since_epoch().count() / 1000;
    if (second != shown_second_ && !runtime_.clock().stands_still()) {
      shown_second_ = second;
      runtime_.tick();
      keep_keyboard();
    }
    show();
    handle_requests();
    answer_settled();
    if (bench_ != nullptr) bench_->collect();
    if (bench_window_ != nullptr) show_bench();
  }
}

/// In a hall the screen is alone; on a desk, where the bench is, other windows may be used.
void Loop::keep_keyboard() {
  if (bench_ == nullptr) window_.keep_focus();
}

void Loop::show() {
  runtime_.await_ticket();
  const auto& model = runtime_.model();
  const bool rests = app::is_at_rest(model);
  const bool typed = app::holds_private_text(model);
  if ((rests && !resting_) || (typed_ && !typed)) {
    window_.forget();
    runtime_.forget_speech();
  }
  resting_ = rests;
  typed_ = typed;
  std::optional<ui::ScreenTree> dark;
  if (model.session.hearing.dark) dark = app::dark_view(model);
  window_.show({.tree = runtime_.tree(),
                .appearance = model.session.appearance,
                .first_row = model.session.first_row,
                .dark = std::move(dark)},
               model.session.focus, runtime_.words(), real_time());
}

void Loop::tap(const std::string& id) {
  const auto* box = ui::find_box(window_.layout(), id);
  runtime_.apply(messages::Tapped{.id = id, .value = box != nullptr ? box->value : ""});
  show();
}

void Loop::touch(const ui::Touch& touch) {
  if (touch.phase == ui::TouchPhase::Down) window_.keep_focus();
  if (runtime_.model().session.hearing.dark) {
    // The first touch brings the picture back and nothing else: nobody aims at what is not shown.
    if (touch.phase == ui::TouchPhase::Down) runtime_.apply(messages::Touched{});
    return show();
  }
  if (touch.phase == ui::TouchPhase::Down) {
    runtime_.apply(messages::Touched{});
    count_staff_touches(touch);
  }
  if (const auto tapped = window_.touch(touch)) tap(*tapped);
}

void Loop::count_staff_touches(const ui::Touch& touch) {
  const int corner = window_.layout().panel.px(staff_corner_mm);
  if (touch.x > corner || touch.y > corner / 2) return staff_touches_.clear();
  staff_touches_.push_back(touch.at);
  while (touch.at - staff_touches_.front() > app::knocks_within) staff_touches_.pop_front();
  if (staff_touches_.size() < app::knocks_wanted) return;
  staff_touches_.clear();
  tap("staff.open");
}

bool Loop::key(const std::string& name) {
  const auto key = ui::parse_tactile_key(name);
  if (!key) return false;
  const auto events = app::events_of_key(runtime_.model(), runtime_.tree(), window_.layout(), *key);
  for (const auto& event : events) runtime_.apply(event);
  show();
  return true;
}

void Loop::handle_key(const SDL_KeyboardEvent& event) {
  if (!window_has_keys(runtime_.config().keys_address, bench_)) return;
  if (event.repeat != 0) return;  // a held key is one event
  // Combinations belong to desktops: here they are nothing at all (S01).
  if ((event.keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0) return;
  switch (event.keysym.sym) {
    case SDLK_UP:
      key("up");
      return;
    case SDLK_DOWN:
      key("down");
      return;
    case SDLK_LEFT:
      key("left");
      return;
    case SDLK_RIGHT:
      key("right");
      return;
    case SDLK_TAB:
      key("switch1");
      return;
    case SDLK_RETURN:
    case SDLK_SPACE:
      key("select");
      return;
    case SDLK_BACKSPACE:
      key("back");
      return;
    case SDLK_F1:
      key("help");
      return;
    case SDLK_F2:
      key("repeat");
      return;
    case SDLK_F3:
      key("switch1");
      return;
    case SDLK_F4:
      key("switch2");
      return;
    default:
      return;
  }
}

void Loop::handle(const SDL_Event& event) {
  // In a hall only a signal or staff end the program; on a desk the window may be closed.
  if (event.type == SDL_QUIT && bench_ != nullptr) running_ = false;
  if (bench_window_ != nullptr && bench_window_->handle(event)) return;
  const auto& panel = window_.layout().panel;
  const auto mouse = [&](int x, int y, ui::TouchPhase phase) {
    touch({.x = x, .y = y, .phase = phase, .finger = -1, .at = real_time()});
  };
  const auto finger = [&](ui::TouchPhase phase) {
    touch({.x = static_cast<int>(event.tfinger.x * static_cast<float>(panel.width_px)),
           .y = static_cast<int>(event.tfinger.y * static_cast<float>(panel.height_px)),
           .phase = phase,
           .finger = static_cast<long>(event.tfinger.fingerId),
           .at = real_time()});
  };
  switch (event.type) {
    case SDL_FINGERDOWN:
      return finger(ui::TouchPhase::Down);
    case SDL_FINGERMOTION:
      return finger(ui::TouchPhase::Move);
    case SDL_FINGERUP:
      return finger(ui::TouchPhase::Up);
    case SDL_MOUSEBUTTONDOWN:
      // SDL repeats every touch as a mouse event; the finger has been handled already.
      if (event.button.which != SDL_TOUCH_MOUSEID && event.button.button == SDL_BUTTON_LEFT) {
        mouse(event.button.x, event.button.y, ui::TouchPhase::Down);
      }
      return;
    case SDL_MOUSEMOTION:
      if (event.motion.which != SDL_TOUCH_MOUSEID && (event.motion.state & SDL_BUTTON_LMASK) != 0) {
        mouse(event.motion.x, event.motion.y, ui::TouchPhase::Move);
      }
      return;
    case SDL_MOUSEBUTTONUP:
      if (event.button.which != SDL_TOUCH_MOUSEID && event.button.button == SDL_BUTTON_LEFT) {
        mouse(event.button.x, event.button.y, ui::TouchPhase::Up);
      }
      return;
    case SDL_KEYDOWN:
      return handle_key(event.key);
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_EXPOSED) window_.present_all();
      return;
    default:
      return;
  }
}

void Loop::handle_requests() {
  if (control_ == nullptr) return;
  for (auto& request : control_->take_requests()) {
    if (request.request["do"] == "settle") {
      settling_.push_back(std::move(request));
      continue;
    }
    answer_command(*this, request);
    runtime_.take_events();
    show();
  }
}

void Loop::answer_settled() {
  if (settling_.empty() || !runtime_.is_settled()) return;
  if (bench_ != nullptr) bench_->collect();
  for (auto& request : settling_) request.answer({{"ok", true}});
  settling_.clear();
}

}  // namespace kiosk::shell
