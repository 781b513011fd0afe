namespace Instrument.Metadata;

/// <summary>
/// Recognises the CI system that runs the program, and reads which repository, commit and job it is from a fixed list of variables. None of
/// them says who started the job.
/// </summary>
/// <param name="Name">What the system is called.</param>
/// <param name="Marker">The variable that only this system sets.</param>
/// <param name="Variables">What is read: our key, and the system's variable.</param>
internal sealed record CiSystem(string Name, string Marker, params (string Key, string Variable)[] Variables)
{
    // In the systems' own documentation of their variables, each by its name.
    private static readonly CiSystem[] Known =
    [
        new("GitHub Actions", "GITHUB_ACTIONS", ("repository", "GITHUB_REPOSITORY"), ("commit", "GITHUB_SHA"), ("ref", "GITHUB_REF"),
            ("pipeline", "GITHUB_WORKFLOW"), ("job", "GITHUB_JOB"), ("run", "GITHUB_RUN_ID"), ("attempt", "GITHUB_RUN_ATTEMPT")),
        new("GitLab", "GITLAB_CI", ("repository", "CI_PROJECT_PATH"), ("commit", "CI_COMMIT_SHA"), ("ref", "CI_COMMIT_REF_NAME"),
            ("pipeline", "CI_PIPELINE_ID"), ("job", "CI_JOB_NAME"), ("run", "CI_JOB_ID"), ("url", "CI_JOB_URL")),
        new("Azure Pipelines", "TF_BUILD", ("repository", "BUILD_REPOSITORY_NAME"), ("commit", "BUILD_SOURCEVERSION"), ("ref", "BUILD_SOURCEBRANCH"),
            ("pipeline", "BUILD_DEFINITIONNAME"), ("job", "SYSTEM_JOBNAME"), ("run", "BUILD_BUILDID")),
        new("Jenkins", "JENKINS_URL", ("commit", "GIT_COMMIT"), ("ref", "GIT_BRANCH"), ("job", "JOB_NAME"), ("run", "BUILD_NUMBER"), ("url", "BUILD_URL")),
        new("CircleCI", "CIRCLECI", ("repository", "CIRCLE_PROJECT_REPONAME"), ("commit", "CIRCLE_SHA1"), ("ref", "CIRCLE_BRANCH"), ("job", "CIRCLE_JOB"),
            ("run", "CIRCLE_BUILD_NUM"), ("url", "CIRCLE_BUILD_URL")),
        new("Buildkite", "BUILDKITE", ("commit", "BUILDKITE_COMMIT"), ("ref", "BUILDKITE_BRANCH"), ("pipeline", "BUILDKITE_PIPELINE_SLUG"),
            ("job", "BUILDKITE_LABEL"), ("run", "BUILDKITE_BUILD_NUMBER"), ("url", "BUILDKITE_BUILD_URL")),
        new("TeamCity", "TEAMCITY_VERSION", ("commit", "BUILD_VCS_NUMBER"), ("pipeline", "TEAMCITY_PROJECT_NAME"), ("job", "TEAMCITY_BUILDCONF_NAME"),
            ("run", "BUILD_NUMBER")),
    ];

    /// <summary>What is known of the job; empty outside of CI.</summary>
    public static IReadOnlyDictionary<string, string> Read(Func<string, string?> environment)
    {
        SortedDictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (CiSystem system in Known)
        {
            if (environment(system.Marker) is not { Length: > 0 })
                continue;
            found["system"] = system.Name;
            foreach ((string key, string variable) in system.Variables)
            {
                if (environment(variable) is { Length: > 0 } value)
                    found[key] = key == "commit" ? value : SecretShapes.Mask(value);
            }
            return found;
        }
        if (environment("CI") is "true" or "1")
            found["system"] = "unknown";
        return found;
    }
}
