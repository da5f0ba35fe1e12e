package energy.flipbridge.gateway.processing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.mock.env.MockEnvironment;

/** A node that cannot send mails must not take homes from those that can. */
class NoticeRoleTest {

    @Test
    void only_a_node_with_the_pages_tells_homeowners() {
        assertThat(beans("web, views").containsBeanDefinition("noticeWorker")).isTrue();
        assertThat(beans("views, delivery").containsBeanDefinition("noticeWorker"))
                .isFalse();
    }

    private static DefaultListableBeanFactory beans(String roles) {
        MockEnvironment environment = new MockEnvironment().withProperty("flipbridge.roles", roles);
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        new AnnotatedBeanDefinitionReader(beans, environment).register(ProcessingConfiguration.class);
        ConfigurationClassPostProcessor definitions = new ConfigurationClassPostProcessor();
        definitions.setEnvironment(environment);
        definitions.postProcessBeanDefinitionRegistry(beans);
        return beans;
    }
}
