# Half of a build is reading the same headers again for every file. With ANJUNGAN_UNITY the files of
# a folder are compiled as one; without it (preset `clang`) each stands alone, so that none forgets a
# header or relies on a neighbour's name.

# anjungan_unity(TARGET [MOST n]): files of the same folder become units of at most n (16).
function(anjungan_unity target)
  if(NOT ANJUNGAN_UNITY)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "MOST" "")
  if(NOT arg_MOST)
    set(arg_MOST 16)
  endif()
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    get_filename_component(folder ${source} DIRECTORY)
    string(MAKE_C_IDENTIFIER "in_${folder}" folder)
    if(NOT DEFINED ${folder}_count)
      set(${folder}_count 0)
    endif()
    math(EXPR part "${${folder}_count} / ${arg_MOST}")
    math(EXPR ${folder}_count "${${folder}_count} + 1")
    set_property(SOURCE ${source} PROPERTY UNITY_GROUP ${folder}_${part})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
