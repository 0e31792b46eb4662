@echo off
rem keras-jvm: builds what is stale, then runs the command line. keras-jvm --help
rem
rem   JAVA_HOME            the JDK to use, 17 or newer (else the java on the PATH)
rem   KERAS_JVM_NATIVES    other natives than this machine's
rem   KERAS_JVM_JAVA_OPTS  more JVM options, such as -Xmx8g
setlocal EnableExtensions DisableDelayedExpansion
set "PROJECT=%~dp0"
set "BUILD=%PROJECT%target\quick"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
where java >nul 2>nul
if errorlevel 1 if not defined JAVA_HOME (
  echo keras-jvm: no java found. Install a JDK of 17 or newer, or set JAVA_HOME.>&2
  exit /b 1
)
if not exist "%BUILD%" mkdir "%BUILD%"
"%JAVA%" -XshowSettings:properties -version >"%BUILD%\java.txt" 2>&1
if errorlevel 1 (
  echo keras-jvm: "%JAVA%" does not run. Install a JDK of 17 or newer, or point JAVA_HOME at one.>&2
  exit /b 1
)
set "VERSION=0"
for /f "usebackq tokens=1,3" %%a in ("%BUILD%\java.txt") do if "%%a"=="java.specification.version" set "VERSION=%%b"
for /f "tokens=1 delims=." %%v in ("%VERSION%") do set "VERSION=%%v"
if %VERSION% LSS 17 (
  echo keras-jvm: "%JAVA%" is Java %VERSION%. Install a JDK of 17 or newer, or set JAVA_HOME to one.>&2
  exit /b 1
)

rem Stale: never built, built for other natives, or a source or pom.xml newer than the last build.
set "BUILT_FOR=never"
if exist "%BUILD%\launcher" for /f "usebackq tokens=1* delims==" %%a in ("%BUILD%\launcher") do set "BUILT_FOR=%%b"
if not exist "%BUILD%\classpath" goto build
if not "%BUILT_FOR%"=="%KERAS_JVM_NATIVES%" goto build
powershell -NoProfile -Command "$t = (Get-Item -LiteralPath $env:BUILD\launcher).LastWriteTime; if (Get-ChildItem -Recurse -LiteralPath ($env:PROJECT + 'pom.xml'), ($env:PROJECT + 'src\main') | Where-Object { $_.LastWriteTime -gt $t } | Select-Object -First 1) { exit 1 }"
if errorlevel 1 goto build
goto run

:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo keras-jvm: no mvn found. Install Maven 3.8 or newer.>&2
  exit /b 1
)
if exist "%BUILD%\classpath" (
  echo Building keras-jvm ...>&2
) else (
  echo Building keras-jvm, on a fresh machine this downloads about 200 MB, most of it TensorFlow ...>&2
)
set "CHOICE="
if defined KERAS_JVM_NATIVES set "CHOICE=-Dnatives=%KERAS_JVM_NATIVES%"
if exist "%BUILD%\launcher" del "%BUILD%\launcher"
>"%BUILD%\launcher.new" echo natives=%KERAS_JVM_NATIVES%
pushd "%PROJECT%"
call mvn -B -q -Pquick %CHOICE% compile dependency:build-classpath -Dmdep.includeScope=runtime "-Dmdep.outputFile=%BUILD%\classpath" >"%BUILD%\build.log" 2>&1
if errorlevel 1 (
  popd
  type "%BUILD%\build.log" >&2
  echo keras-jvm: the build failed; Maven says why above.>&2
  exit /b 1
)
popd
move /y "%BUILD%\launcher.new" "%BUILD%\launcher" >nul

:run
rem TensorFlow's greetings about the CPU, off unless asked for.
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=2"
rem TensorFlow is native, and TensorFlow Java's protobuf and ndarray use sun.misc.Unsafe: newer Javas warn of both.
set "QUIET="
if %VERSION% GEQ 22 set "QUIET=--enable-native-access=ALL-UNNAMED"
if %VERSION% GEQ 23 set "QUIET=%QUIET% --sun-misc-unsafe-memory-access=allow"
rem In the environment, because the class path is long for a line of cmd.
for /f "usebackq delims=" %%c in ("%BUILD%\classpath") do set "CLASSPATH=%BUILD%\classes;%%c"
rem JavaCPP counts the memory of the whole process against four times the heap; TensorFlow's is not on the heap.
"%JAVA%" %QUIET% -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Djava.awt.headless=true "-Dkerasjvm.home=%PROJECT%." %KERAS_JVM_JAVA_OPTS% org.kerasjvm.cli.Main %*
exit /b %ERRORLEVEL%
