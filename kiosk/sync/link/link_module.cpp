#include "kiosk/sync/link/link_module.h"

#include <filesystem>

#include <dlfcn.h>

namespace kiosk::sync {
namespace {

using OfferLibrary = void (*)(LinkLibrary*);

std::string module_path() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return program.parent_path() / "anjungan-link.so";
}

}  // namespace

std::expected<LinkLibrary, std::string> load_link_library() {
  void* const module = ::dlopen(module_path().c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  const auto problem = [] { return std::string{"the line to the hub is missing: "} + ::dlerror(); };
  if (module == nullptr) return std::unexpected(problem());
  const auto offer = reinterpret_cast<OfferLibrary>(::dlsym(module, "anjungan_offer_link"));
  if (offer == nullptr) return std::unexpected(problem());
  LinkLibrary library;
  offer(&library);
  return library;
}

}  // namespace kiosk::sync
