namespace Instrument.Package.Tests.Consumers;

/// <summary>A test that compiles to native code. It runs when the tests are built with <c>-p:Native=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute()
    {
        if (!TestBuild.IsNative)
            Skip = "The native compiler is not restored; use 'dotnet test tests/Package.Tests -p:Native=true' on a machine with a linker.";
    }
}
