using System.Reflection;
using System.Runtime.CompilerServices;

namespace Instrument.PublicApi.Tests.Rendering;

/// <summary>Members as C# declares them, without bodies.</summary>
internal static class MemberText
{
    public static string Of(MemberInfo member) => member switch
    {
        FieldInfo { DeclaringType.IsEnum: true } field => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), null)},",
        FieldInfo field => $"{Access(field.IsPublic)}{Kind(field)}{TypeNames.Of(field)} {field.Name}{Value(field)};",
        ConstructorInfo constructor => $"{Access(constructor.IsPublic)}{SimpleName(constructor)}({ParameterText.List(constructor.GetParameters())});",
        MethodInfo method => Method(method),
        PropertyInfo property => Property(property),
        EventInfo @event => $"{Modifiers(@event.AddMethod!)}event {TypeNames.Of(@event)} {@event.Name};",
        _ => throw new ArgumentException($"{member} is no member that has a text.", nameof(member)),
    };

    private static string Method(MethodInfo method)
    {
        Type[] parameters = method.IsGenericMethod ? method.GetGenericArguments() : [];
        string generic = parameters.Length == 0 ? "" : $"<{string.Join(", ", parameters.Select(parameter => parameter.Name))}>";
        string result = ParameterText.Reference(method.ReturnParameter) + TypeNames.Of(method.ReturnParameter);
        return $"{Modifiers(method)}{result} {method.Name}{generic}({ParameterText.List(method.GetParameters())}){ParameterText.Constraints(parameters)};";
    }

    private static string Property(PropertyInfo property)
    {
        MethodInfo widest = new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>().OrderBy(Narrowness).First();
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"this[{ParameterText.List(index)}]";
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        string setter = IsInit(property.SetMethod) ? "init" : "set";
        string accessors = Accessor("get", property.GetMethod, widest) + Accessor(setter, property.SetMethod, widest);
        return $"{Modifiers(widest)}{required}{TypeNames.Of(property)} {name} {{ {accessors}}}";
    }

    private static string Accessor(string name, MethodInfo? method, MethodInfo widest) =>
        !PublicApi.IsVisible(method) ? "" : Narrowness(method!) > Narrowness(widest) ? $"protected {name}; " : $"{name}; ";

    private static int Narrowness(MethodInfo method) => method.IsPublic ? 0 : PublicApi.IsVisible(method) ? 1 : 2;

    private static bool IsInit(MethodInfo? setter) =>
        setter?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;

    private static string Modifiers(MethodInfo method)
    {
        string access = method.DeclaringType!.IsInterface ? "" : Access(method.IsPublic);
        bool isReadOnly = method.IsDefined(typeof(IsReadOnlyAttribute)) && !method.DeclaringType.IsDefined(typeof(IsReadOnlyAttribute));
        return access + (method.IsStatic ? "static " : "") + Inheritance(method) + (isReadOnly ? "readonly " : "");
    }

    private static string Inheritance(MethodInfo method)
    {
        if (method.GetBaseDefinition() != method)
            return method.IsFinal ? "sealed override " : "override ";
        if (method.DeclaringType!.IsInterface)
            return method is { IsStatic: true, IsAbstract: true } ? "abstract " : method is { IsAbstract: false, IsVirtual: true } ? "virtual " : "";
        return method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
    }

    private static string Kind(FieldInfo field) =>
        field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");

    private static string Value(FieldInfo field) => field.IsLiteral ? $" = {Literals.Of(field.GetRawConstantValue(), field.FieldType)}" : "";

    private static string Access(bool isPublic) => isPublic ? "public " : "protected ";

    private static string SimpleName(ConstructorInfo constructor) => constructor.DeclaringType!.Name.Split('`')[0];
}
