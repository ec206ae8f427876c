#include "kiosk/shell/loop.h"

#include <csignal>

#include "kiosk/app/keys.h"
#include "kiosk/app/staff.h"
#include "kiosk/base/note.h"
#include "kiosk/shell/bench/demo.h"
#include "kiosk/shell/control/commands.h"
#include "kiosk/shell/devices/input_factory.h"
#include "kiosk/ui/sdl/finger_source.h"

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

/// After a wait of this length the event that ended it has only just come.
constexpr std::chrono::milliseconds real_wait{2};

/// What the guard drops is noted no more often.
constexpr std::chrono::minutes between_notes{1};

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
  const auto& panel = runtime_.config().touch_device;
  if (bench_ == nullptr && !panel.empty()) {
    if (auto identity = drivers::touch::parse_panel_identity(panel)) bound_panel_ = *identity;
  }
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
  report_display();
  show();
  while (running_ && stop_asked == 0 && !runtime_.restart_asked()) {
    SDL_Event event;
    const auto waits_from = real_time();
    if (SDL_WaitEventTimeout(&event, longest_wait_ms()) == 1) {
      if (real_time() - waits_from >= real_wait) queue_was_empty_at_ = real_time();
      do handle(event);
      while (SDL_PollEvent(&event) == 1);
    }
    queue_was_empty_at_ = real_time();
    runtime_.take_events();
    for (const auto& name : runtime_.take_keys()) key(name);
    const auto second = runtime_.clock().tick().now.time_since_epoch().count() / 1000;
    if (second != shown_second_ && !runtime_.clock().stands_still()) {
      shown_second_ = second;
      runtime_.tick();
      keep_keyboard();
      look_after_touch();
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

void Loop::report_display() {
  if (bench_ != nullptr) return;
  const auto& wanted = runtime_.config().panel;
  const auto& got = window_.panel();
  const auto display = window_.display();
  const bool same = window_.is_as_configured();
  note("level={} event=display state={} pixels={}x{} configured={}x{} picture={}x{} rotation={}",
       same ? "info" : "warning", same ? "ready" : "other_size", display.width_px,
       display.height_px, wanted.width_px, wanted.height_px, got.width_px, got.height_px,
       ui::degrees_of(window_.turn()));
  using enum messages::DeviceState;
  runtime_.apply(messages::DeviceReported{.device = messages::Device::Display,
                                          .state = same ? Ready : OtherSize});
}

void Loop::take(const ui::TouchGuard::Touches& touches) {
  for (const auto& one : touches) touch(one);
}

void Loop::contact(const ui::Contact& contact) {
  take(guard_.handle(contact, window_.panel()));
}

/// Each second: what lies on the panel is cancelled in time, and staff are told of it.
void Loop::look_after_touch() {
  using enum messages::DeviceState;
  const auto now = real_time();
  const auto known = runtime_.model().health.touch;
  take(known == Lost ? guard_.forget(now) : guard_.look(now));
  note_dropped();
  const bool trouble = guard_.is_in_trouble(now);
  if (known == Lost || trouble == (known == Stuck)) return;
  const auto state = trouble ? Stuck : Ready;
  note("level={} event=touch state={}", trouble ? "warning" : "info", name_of(state));
  runtime_.apply(messages::DeviceReported{.device = messages::Device::Touch, .state = state});
}

void Loop::note_dropped() {
  const auto& counts = guard_.counts();
  const auto now = real_time();
  if (counts == noted_counts_ || (noted_at_.count() > 0 && now - noted_at_ < between_notes)) return;
  note("level=info event=touch dropped ghosts={} palms={} stuck={} storms={}", counts.ghosts,
       counts.palms, counts.stuck, counts.storms);
  noted_counts_ = counts;
  noted_at_ = now;
}

void Loop::touch(const ui::Touch& touch) {
  if (bench_ != nullptr && bench_->panel().is_gone()) return;
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
  if (app::is_last_knock(staff_touches_, touch.at)) tap("staff.open");
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

void Loop::handle_finger(const SDL_TouchFingerEvent& finger, ui::TouchPhase phase) {
  // A finger on the bench's own window works the bench, by the mouse that SDL makes of it.
  if (bench_window_ != nullptr && finger.windowID != window_.id()) return;
  if (bound_panel_ && phase == ui::TouchPhase::Down) {
    const auto source = ui::sdl::source_of(window_.handle(), finger.touchId);
    if (!drivers::touch::is_from(*bound_panel_, source)) return;
  }
  const auto& map = runtime_.config().touch;
  const auto now = real_time();
  const auto place =
      ui::TouchMap{.matrix = map.matrix, .sensor = map.sensor, .picture = window_.turn()}.place(
          finger.x, finger.y, window_.panel());
  contact({.device = finger.touchId,
           .finger = finger.fingerId,
           .x = place.x,
           .y = place.y,
           .phase = phase,
           .at = now,
           .late_by = now - queue_was_empty_at_});
}

void Loop::handle_mouse(std::uint32_t which, int x, int y, ui::TouchPhase phase) {
  // SDL repeats every touch as a mouse event; the finger has been handled already.
  if (which == SDL_TOUCH_MOUSEID || bound_panel_) return;
  const auto place = ui::place_on_picture({x, y}, window_.panel(), window_.turn());
  touch({.x = place.x, .y = place.y, .phase = phase, .finger = -1, .at = real_time()});
}

void Loop::handle(const SDL_Event& event) {
  // In a hall only a signal or staff end the program; on a desk the window may be closed.
  if (event.type == SDL_QUIT && bench_ != nullptr) running_ = false;
  if (bench_window_ != nullptr && bench_window_->handle(event)) return;
  const auto& button = event.button;
  const auto& motion = event.motion;
  switch (event.type) {
    case SDL_FINGERDOWN:
      return handle_finger(event.tfinger, ui::TouchPhase::Down);
    case SDL_FINGERMOTION:
      return handle_finger(event.tfinger, ui::TouchPhase::Move);
    case SDL_FINGERUP:
      return handle_finger(event.tfinger, ui::TouchPhase::Up);
    case SDL_MOUSEBUTTONDOWN:
      if (button.button != SDL_BUTTON_LEFT) return;
      return handle_mouse(button.which, button.x, button.y, ui::TouchPhase::Down);
    case SDL_MOUSEMOTION:
      if ((motion.state & SDL_BUTTON_LMASK) == 0) return;
      return handle_mouse(motion.which, motion.x, motion.y, ui::TouchPhase::Move);
    case SDL_MOUSEBUTTONUP:
      if (button.button != SDL_BUTTON_LEFT) return;
      return handle_mouse(button.which, button.x, button.y, ui::TouchPhase::Up);
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
