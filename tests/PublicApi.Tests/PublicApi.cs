using System.Reflection;
using Instrument.Hosting;
using Instrument.Testing;

namespace Instrument.PublicApi.Tests;

/// <summary>What code outside the libraries can name.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static Assembly Library => typeof(Run).Assembly;

    /// <summary>The library for the tests of users.</summary>
    public static Assembly TestingLibrary => typeof(FakeWandbServer).Assembly;

    /// <summary>The library for programs with a host.</summary>
    public static Assembly HostingLibrary => typeof(WandbHostOptions).Assembly;

    /// <summary>All public types of the library, nested ones too.</summary>
    public static IReadOnlyList<Type> Types => TypesOf(Library);

    /// <summary>All public types of an assembly, nested ones too.</summary>
    public static IReadOnlyList<Type> TypesOf(Assembly assembly) =>
        [.. assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>The members that a type declares and code outside can use, without accessors and without nested types.</summary>
    public static IReadOnlyList<MemberInfo> Members(Type type) =>
        [.. type.GetMembers(Declared).Where(member => IsVisible(member) && !IsGenerated(member))];

    /// <summary>Whether a method can be called, or overridden, outside the library.</summary>
    public static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodInfo { IsSpecialName: true } method => IsVisible(method) && method.Name.StartsWith("op_", StringComparison.Ordinal),
        MethodBase method => IsVisible(method),
        PropertyInfo property => IsVisible(property.GetMethod) || IsVisible(property.SetMethod),
        EventInfo @event => IsVisible(@event.AddMethod),
        FieldInfo field => !field.IsSpecialName && (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly),
        _ => false,
    };

    // The members that the compiler adds to every record.
    private static bool IsGenerated(MemberInfo member) =>
        member is MethodBase or PropertyInfo { Name: "EqualityContract" }
        && (member.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)) || member.Name is "EqualityContract" or "<Clone>$");
}
