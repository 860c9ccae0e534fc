"""Builds libpanveil.so with CMake (preset bindings) and the module over it, for a wheel that carries
both. Needs nothing from the network, and the source tree of panveil around this folder."""

import re
import shutil
import subprocess
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from wheel.bdist_wheel import bdist_wheel

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
LIBRARY = ROOT / "build/bindings/lib"
VERSION = re.search(r'VERSION_STRING "([0-9.]+)"',
                    (ROOT / "include/panveil/version.h").read_text()).group(1)
SONAME = "libpanveil.so." + ".".join(VERSION.split(".")[:2])

# Nothing is written into the folder of the sources. What an earlier build left would get into the
# wheel.
BUILD = ROOT / "build/python"
shutil.rmtree(BUILD, ignore_errors=True)
BUILD.mkdir(parents=True, exist_ok=True)


class BuildExt(build_ext):
    def run(self):
        if not (LIBRARY.parent / "build.ninja").exists():
            subprocess.run(["cmake", "--preset", "bindings"], cwd=ROOT, check=True)
        subprocess.run(["cmake", "--build", "--preset", "bindings", "--target", "panveil_c"],
                       cwd=ROOT, check=True)
        super().run()
        package = Path(self.get_ext_fullpath("panveil._panveil")).parent
        library = package / SONAME
        shutil.copyfile(LIBRARY / SONAME, library)
        subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)


class Wheel(bdist_wheel):
    """One wheel for CPython 3.11 and all that follow."""

    def finalize_options(self):
        self.py_limited_api = "cp311"
        super().finalize_options()


setup(
    version=VERSION,
    options={"build": {"build_base": str(BUILD)}, "egg_info": {"egg_base": str(BUILD)}},
    package_dir={"": "src"},
    packages=["panveil"],
    package_data={"panveil": ["py.typed", "*.pyi"]},
    include_package_data=False,
    ext_modules=[
        Extension(
            "panveil._panveil",
            sources=sorted(str(p.relative_to(HERE)) for p in (HERE / "module").glob("*.c")),
            depends=["module/py_binding.h"],
            include_dirs=[str(ROOT / "include")],
            library_dirs=[str(LIBRARY)],
            libraries=["panveil"],
            extra_compile_args=["-std=c11", "-O2", "-fvisibility=hidden", "-Wall", "-Wextra",
                                "-Wshadow", "-Wno-missing-field-initializers"],
            extra_link_args=["-Wl,-rpath,$ORIGIN", "-Wl,-z,relro,-z,now,-s"],
            py_limited_api=True,
        )
    ],
    cmdclass={"build_ext": BuildExt, "bdist_wheel": Wheel},
)
