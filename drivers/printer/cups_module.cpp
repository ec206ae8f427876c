#include "drivers/printer/cups_module.h"

#include <filesystem>

#include <dlfcn.h>

namespace drivers::printer {
namespace {

using MakePrinter = Printer* (*)(CupsConfig*);

std::string module_path() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return program.parent_path() / "anjungan-cups.so";
}

}  // namespace

std::expected<std::unique_ptr<Printer>, std::string> load_cups_printer(CupsConfig config) {
  void* const library = ::dlopen(module_path().c_str(), RTLD_NOW | RTLD_LOCAL);
  const auto problem = [] { return std::string{"the CUPS driver is missing: "} + ::dlerror(); };
  if (library == nullptr) return std::unexpected(problem());
  const auto make = reinterpret_cast<MakePrinter>(::dlsym(library, "anjungan_make_cups_printer"));
  if (make == nullptr) return std::unexpected(problem());
  return std::unique_ptr<Printer>{make(&config)};
}

}  // namespace drivers::printer
