#include "kiosk/ui/sdl/finger_source.h"

#include <algorithm>
#include <memory>
#include <string>

#include <SDL_syswm.h>

// Last: their macros are words such as None.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>

namespace kiosk::ui::sdl {
namespace {

constexpr long longest_node_words = 64;  // of four bytes

/// The device may be gone by now. Xlib would end the program for that.
class IgnoreErrors {
 public:
  IgnoreErrors() : before_(XSetErrorHandler([](Display*, XErrorEvent*) { return 0; })) {}
  ~IgnoreErrors() { XSetErrorHandler(before_); }
  IgnoreErrors(const IgnoreErrors&) = delete;
  IgnoreErrors& operator=(const IgnoreErrors&) = delete;

 private:
  XErrorHandler before_;
};

struct FreeProperty {
  void operator()(unsigned char* value) const { XFree(value); }
};
struct FreeDevices {
  void operator()(XIDeviceInfo* devices) const { XIFreeDeviceInfo(devices); }
};

/// Both libinput and evdev keep it there.
std::string node_of(Display* display, int device) {
  const Atom property = XInternAtom(display, "Device Node", True);
  if (property == None) return {};
  Atom type = None;
  int format = 0;
  unsigned long length = 0;
  unsigned long left = 0;
  unsigned char* value = nullptr;
  const auto status = XIGetProperty(display, device, property, 0, longest_node_words, False,
                                    XA_STRING, &type, &format, &length, &left, &value);
  const std::unique_ptr<unsigned char, FreeProperty> owned(value);
  if (status != Success || type != XA_STRING || format != 8 || value == nullptr) return {};
  const auto* const text = reinterpret_cast<const char*>(value);
  return {text, std::find(text, text + length, '\0')};
}

std::string name_of(Display* display, int device) {
  int count = 0;
  const std::unique_ptr<XIDeviceInfo, FreeDevices> found(XIQueryDevice(display, device, &count));
  return found && count > 0 && found->name != nullptr ? found->name : "";
}

}  // namespace

drivers::touch::FingerSource source_of(SDL_Window* window, SDL_TouchID device) {
  SDL_SysWMinfo info;
  SDL_VERSION(&info.version);
  // A finger that SDL makes of the mouse has a number of its own, which is no device of X.
  const bool on_x = device > 0 && SDL_GetWindowWMInfo(window, &info) == SDL_TRUE &&
                    info.subsystem == SDL_SYSWM_X11;
  if (on_x) {
    const IgnoreErrors ignore;
    const auto number = static_cast<int>(device);
    return {.node = node_of(info.info.x11.display, number),
            .name = name_of(info.info.x11.display, number)};
  }
  for (int i = 0; i < SDL_GetNumTouchDevices(); ++i) {
    if (SDL_GetTouchDevice(i) != device) continue;
    const char* name = SDL_GetTouchName(i);
    return {.node = {}, .name = name == nullptr ? "" : name};
  }
  return {};
}

}  // namespace kiosk::ui::sdl
